namespace VoipbinGrains.Tests.Server;

/// <summary>
/// A client of the stream that comes back whenever it is cut off, with the last id it was told; if it was told none, it
/// starts over. It listens until it has heard of one last resource.
/// </summary>
internal sealed class Listener(Func<ServerProcess> server, string query, Guid last)
{
    private static readonly TimeSpan BeforeReturn = TimeSpan.FromMilliseconds(50);

    private readonly string last = last.ToString();
    private string? lastId;
    private bool isAtEnd;

    /// <summary>The states of the snapshot.</summary>
    public List<StreamFrame> Snapshot { get; } = [];

    /// <summary>The position that the snapshot stands for; 0 if there was none.</summary>
    public long LiveFrom { get; private set; }

    /// <summary>The changes, in the order in which they were told.</summary>
    public List<StreamFrame> Changes { get; } = [];

    public async Task Run()
    {
        while (!isAtEnd)
        {
            try
            {
                using var stream = await EventStream.Open(server(), $"/v1/stream?{query}", lastId);
                await Hear(stream);
            }
            catch (Exception cut) when (
                cut is HttpRequestException or IOException or ObjectDisposedException or OperationCanceledException)
            {
                await Task.Delay(BeforeReturn); // while nobody is there
            }
        }
    }

    private async Task Hear(EventStream stream)
    {
        if (lastId is null)
        {
            Snapshot.Clear();
        }

        while (!isAtEnd && await stream.Next() is { } frame)
        {
            Keep(frame);
            lastId = frame.LastId ?? lastId;
            isAtEnd = (Changes.Count > 0 && IsOfLast(Changes[^1])) || (frame.Name is "live" && Snapshot.Any(IsOfLast));
        }
    }

    private bool IsOfLast(StreamFrame frame) => frame.Data.Text("id") == last;

    private void Keep(StreamFrame frame)
    {
        switch (frame.Name)
        {
            case "snapshot":
                Snapshot.Add(frame);
                break;
            case "live":
                LiveFrom = lastId is null ? long.Parse(frame.LastId!) : LiveFrom;
                break;
            case "change" or "late":
                Changes.Add(frame);
                break;
            default:
                Assert.Fail($"Told {frame.Name}: {frame.Data}");
                break;
        }
    }
}
