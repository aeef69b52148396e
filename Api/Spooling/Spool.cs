using System.Threading.Channels;
using Microsoft.Extensions.Options;

namespace VoipbinGrains.Api.Spooling;

/// <summary>
/// Where webhooks wait while the cluster does not answer. Whatever arrives together is synced together; nothing leaves
/// before the cluster has it. It is bounded.
/// </summary>
internal sealed class Spool : IAsyncDisposable
{
    private const int MostAtOnce = 1000;

    private readonly Channel<Arrival> arrivals = Channel.CreateUnbounded<Arrival>(
        new UnboundedChannelOptions { SingleReader = true });

    private readonly SemaphoreSlim changed = new(0, 1);
    private readonly string folder;
    private readonly long most;
    private readonly Task loop;
    private volatile SpoolFile? file;
    private long count;
    private long bytes;

    public Spool(IOptions<SpoolOptions> options)
    {
        folder = options.Value.FullPath;
        most = options.Value.MaxBytes;
        try
        {
            Open();
        }
        catch (IOException cause)
        {
            WhyNotWritable = WhyNot(cause); // the store may take webhooks all the same
        }

        loop = Task.Run(Run);
    }

    /// <summary>How many webhooks wait.</summary>
    public long Count => Interlocked.Read(ref count);

    /// <summary>About how many bytes they take.</summary>
    public long Bytes => Interlocked.Read(ref bytes);

    /// <summary>Why it takes nothing now; null if it does.</summary>
    public string? WhyNotWritable { get; private set; }

    /// <summary>Keeps a webhook; it is durable when this completes.</summary>
    /// <exception cref="IOException">There is no room, or the disk does not take it.</exception>
    public async Task Keep(SpooledWebhook webhook)
    {
        if (file is null)
        {
            throw new IOException(WhyNotWritable);
        }

        if (Interlocked.Add(ref bytes, webhook.Size) > most)
        {
            Interlocked.Add(ref bytes, -webhook.Size);
            throw new IOException($"The spool holds {most} bytes already, which is Spool:MaxBytes.");
        }

        var arrival = new Arrival(webhook);
        try
        {
            if (!arrivals.Writer.TryWrite(arrival))
            {
                throw new IOException("The spool is closed.");
            }

            await arrival.Done.Task;
        }
        catch
        {
            Interlocked.Add(ref bytes, -webhook.Size);
            throw;
        }
    }

    /// <summary>Whether nothing waits, and it is not waited for either until it can be written again.</summary>
    public bool IsIdle => Count == 0 && WhyNotWritable is null;

    /// <summary>Returns when something was to be kept since this was asked last.</summary>
    public Task Changed(CancellationToken stop) => changed.WaitAsync(stop);

    /// <summary>Finds out whether it takes webhooks again, if it did not: none may come to show it.</summary>
    public void Try()
    {
        if (WhyNotWritable is null)
        {
            return;
        }

        try
        {
            Open();
            file!.Try();
            WhyNotWritable = null;
        }
        catch (Exception cause)
        {
            WhyNotWritable = WhyNot(cause);
        }
    }

    /// <inheritdoc cref="SpoolFile.Due"/>
    public IReadOnlyList<SpooledWebhook> Due(long now, int most) => file?.Due(now, most) ?? [];

    /// <inheritdoc cref="SpoolFile.PutOff"/>
    public void PutOff(IReadOnlyCollection<SpooledWebhook> webhooks, long until) => file?.PutOff(webhooks, until);

    /// <summary>Takes out what the cluster has; when nothing is left, the space is given back.</summary>
    public void Remove(IReadOnlyCollection<SpooledWebhook> webhooks)
    {
        file?.Remove(webhooks);
        Interlocked.Add(ref bytes, -webhooks.Sum(webhook => webhook.Size));
        if (Interlocked.Add(ref count, -webhooks.Count) == 0)
        {
            file?.GiveSpaceBack();
        }
    }

    /// <summary>Keeps what waits to be kept, then closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        arrivals.Writer.TryComplete();
        await loop;
        file?.Dispose();
        changed.Dispose();
    }

    private static string WhyNot(Exception cause) => $"The spool cannot be written: {cause.Message}";

    private void Open()
    {
        if (file is not null)
        {
            return;
        }

        var opened = new SpoolFile(folder);
        try
        {
            var (webhooks, size) = opened.Measure();
            Interlocked.Add(ref count, webhooks);
            Interlocked.Add(ref bytes, size);
        }
        catch
        {
            opened.Dispose();
            throw;
        }

        file = opened;
    }

    private async Task Run()
    {
        var batch = new List<Arrival>();
        while (await arrivals.Reader.WaitToReadAsync())
        {
            batch.Clear();
            while (batch.Count < MostAtOnce && arrivals.Reader.TryRead(out var arrival))
            {
                batch.Add(arrival);
            }

            try
            {
                file!.Add(batch.Select(arrival => arrival.Webhook));
                Interlocked.Add(ref count, batch.Count);
                WhyNotWritable = null;
                batch.ForEach(arrival => arrival.Done.SetResult());
            }
            catch (Exception cause)
            {
                WhyNotWritable = WhyNot(cause);
                batch.ForEach(arrival => arrival.Done.SetException(new IOException(WhyNotWritable, cause)));
            }

            if (changed.CurrentCount == 0)
            {
                changed.Release();
            }
        }
    }

    private sealed record Arrival(SpooledWebhook Webhook)
    {
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
