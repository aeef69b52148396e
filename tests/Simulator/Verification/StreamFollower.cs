using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using VoipbinGrains.Simulator.Truth;

namespace VoipbinGrains.Simulator.Verification;

/// <summary>
/// A client of the stream that was there before the first event, and comes back with the last id whenever it is cut
/// off.
/// </summary>
/// <param name="http">Connects.</param>
/// <param name="server">Knows how to ask.</param>
/// <param name="truth">What was told; the rest of the stream is other people's.</param>
/// <param name="start">The position it follows from.</param>
/// <param name="findings">What is wrong with the stream itself.</param>
/// <param name="time">The time.</param>
internal sealed class StreamFollower(
    HttpClient http, ServerReader server, TruthBook truth, long start, Findings findings, TimeProvider time)
{
    private static readonly TimeSpan BeforeReturn = TimeSpan.FromMilliseconds(100);

    // the position is told every 15 s at least
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(30);

    private readonly Dictionary<Guid, List<HeardChange>> changes = [];
    private long lastId = start;
    private long lastChange = start;
    private int connects;
    private bool isOver;

    /// <summary>The position it followed from.</summary>
    public long Start { get; } = start;

    /// <summary>The position it has reached.</summary>
    public long Reached => Interlocked.Read(ref lastId);

    /// <summary>How often it was cut off and came back.</summary>
    public int Reconnects => Math.Max(0, connects - 1);

    /// <summary>What it heard of a resource, in the order of the stream; to be read when it has ended.</summary>
    public IReadOnlyList<HeardChange> Of(Guid id) => changes.GetValueOrDefault(id) ?? [];

    public async Task Run(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested && !isOver)
        {
            try
            {
                await Follow(stop);
            }
            catch (Exception cut) when (cut is HttpRequestException or IOException or OperationCanceledException)
            {
                // killed, or nobody is there yet
            }

            await Task.Delay(BeforeReturn, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task Follow(CancellationToken stop)
    {
        using var silence = CancellationTokenSource.CreateLinkedTokenSource(stop);
        silence.CancelAfter(LongestSilence);
        using var request = server.Request($"/v1/stream?after={Start.ToString(CultureInfo.InvariantCulture)}");
        request.Headers.Add("Last-Event-ID", Reached.ToString(CultureInfo.InvariantCulture));
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, silence.Token);
        if (response.StatusCode is not HttpStatusCode.OK)
        {
            HearRefusal(response.StatusCode);
            return;
        }

        connects++;
        await using var body = await response.Content.ReadAsStreamAsync(silence.Token);
        var frames = new FrameReader(body);
        while (!isOver && await frames.Next(silence.Token) is { } frame)
        {
            silence.CancelAfter(LongestSilence);
            Hear(frame);
        }
    }

    private void HearRefusal(HttpStatusCode status)
    {
        if (status < HttpStatusCode.InternalServerError)
        {
            findings.Add("stream refused", $"with {(int)status} after position {Reached}");
            isOver = true;
        }
    }

    private void Hear(Frame frame)
    {
        if (frame.Name is "change" or "late")
        {
            using var told = JsonDocument.Parse(frame.Data);
            HearChange(frame, told.RootElement);
        }
        else if (frame.Name is "reset")
        {
            findings.Add("stream reset", $"after position {Reached}: {Encoding.UTF8.GetString(frame.Data.Span)}");
            isOver = true;
        }

        if (frame.Id is { } id)
        {
            Interlocked.Exchange(ref lastId, id);
        }
    }

    private void HearChange(Frame frame, JsonElement told)
    {
        var position = RecordedEntry.PositionOf(told);
        findings.Expect("stream id is not the position", $"position {position}: id", position, frame.Id);
        if (position <= lastChange)
        {
            findings.Add("stream out of order or repeated", $"position {position} after {lastChange}");
        }

        lastChange = position;
        if (told.GetProperty("id").GetString() is not { } text
            || !Guid.TryParseExact(text, "D", out var id) || !truth.Knows(id)
            || told.GetProperty("resource").GetString() is "unmodelled")
        {
            return;
        }

        var change = HeardChange.Read(told);
        findings.Expect(
            "stream frame otherwise than its outcome", $"position {position}: event",
            change.Outcome is "applied" ? "change" : "late", frame.Name);
        if (!changes.TryGetValue(id, out var heard))
        {
            changes.Add(id, heard = []);
        }

        heard.Add(change);
    }
}
