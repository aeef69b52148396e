using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using VoipbinGrains.Simulator.Truth;

namespace VoipbinGrains.Simulator.Verification;

/// <summary>An event as the server's history tells it.</summary>
internal sealed record RecordedEntry(
    EventHash Hash,
    UInt128 Data,
    string SentAs,
    string Event,
    string? Status,
    long? OccurredAt,
    int Version,
    long Position,
    string Disposition)
{
    public static RecordedEntry Read(JsonElement entry)
    {
        var data = JsonMarshal.GetRawUtf8Value(entry.GetProperty("data"));
        var sentAs = Word(entry, "sent_as")!;
        return new(
            EventHash.Of(sentAs, data),
            EventHash.Of(data),
            sentAs,
            Word(entry, "event")!,
            Word(entry, "status"),
            TimeReader.Read(entry.GetProperty("occurred_at").GetString()),
            entry.GetProperty("version").GetInt32(),
            PositionOf(entry),
            Word(entry, "disposition")!);
    }

    /// <summary>A member that is one of a few words, told a hundred thousand times.</summary>
    public static string? Word(JsonElement told, string member) =>
        told.GetProperty(member).GetString() is { } word ? string.Intern(word) : null;

    public static long PositionOf(JsonElement told) =>
        long.Parse(told.GetProperty("position").GetString()!, CultureInfo.InvariantCulture);
}
