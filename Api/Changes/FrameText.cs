using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using VoipbinGrains.Api.Json;
using VoipbinGrains.Api.Wallboard;
using VoipbinGrains.Feed;
using VoipbinGrains.Lifecycles;
using VoipbinGrains.Resources;

namespace VoipbinGrains.Api.Changes;

/// <summary>
/// Frames of Server-Sent Events, <c>event: change\nid: 118\ndata: {…}\n\n</c>. JSON has no raw line break, so one line
/// of data is always enough.
/// </summary>
/// <seealso href="https://html.spec.whatwg.org/multipage/server-sent-events.html"/>
internal sealed class FrameText(IOptions<JsonOptions> json)
{
    private const string NewState = "change";
    private const string OldEvent = "late";

    private readonly JsonSerializerOptions options = json.Value.SerializerOptions;

    /// <summary>A change of the feed.</summary>
    public byte[] Of(Change change, Hidden hidden = Hidden.None) => Write(
        change.Outcome is Verdict.Applied or Verdict.Withdrawn ? NewState : OldEvent,
        change.Position,
        ChangeView.Of(change, hidden));

    /// <summary>A state in a snapshot: no id, because a client cannot resume amid a snapshot.</summary>
    public byte[] Of(ResourceState state, Hidden hidden = Hidden.None) =>
        Write("snapshot", null, ChangeView.Of(state, hidden));

    /// <summary>A board as a whole.</summary>
    public byte[] Snapshot(BoardView board) => Write("snapshot", null, board);

    /// <summary>What changed on a board.</summary>
    public byte[] Change(BoardView board) => Write(NewState, null, board);

    /// <summary>The snapshot is complete, or the stream has caught up.</summary>
    public byte[] Live(long position) => Write("live", position, new LiveView(new Position(position)));

    /// <summary>Nothing can be told from the position that was asked for.</summary>
    public byte[] Reset() => Write(
        "reset",
        null,
        new EndView("Changes since this position are not all retained, or it is none: read again with snapshot=true."));

    /// <summary>The server is stopping.</summary>
    public byte[] Bye() => Write("bye", null, new EndView("The server is stopping: reconnect with your last id."));

    /// <summary>Shows that the stream lives; browsers remember the id without an event.</summary>
    /// <param name="position">The position reached; null where a client cannot resume.</param>
    public static byte[] Heartbeat(long? position) => Encoding.ASCII.GetBytes(position is { } reached
        ? string.Create(CultureInfo.InvariantCulture, $":\nid: {reached}\n\n")
        : ":\n\n");

    /// <summary>The token of this stream has expired.</summary>
    public byte[] Expired() => Write(
        "bye", null, new EndView("The token has expired: ask for another and reconnect with your last id."));

    private byte[] Write<T>(string name, long? id, T view)
    {
        var text = new ArrayBufferWriter<byte>(1024);
        var head = id is { } position
            ? string.Create(CultureInfo.InvariantCulture, $"event: {name}\nid: {position}\ndata: ")
            : $"event: {name}\ndata: ";
        Encoding.ASCII.GetBytes(head, text);
        using (var writer = new Utf8JsonWriter(text, new JsonWriterOptions { Encoder = options.Encoder }))
        {
            JsonSerializer.Serialize(writer, view, options);
        }

        text.Write("\n\n"u8);
        return text.WrittenSpan.ToArray();
    }
}
