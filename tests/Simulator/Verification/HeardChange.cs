using System.Runtime.InteropServices;
using System.Text.Json;
using VoipbinGrains.Simulator.Truth;

namespace VoipbinGrains.Simulator.Verification;

/// <summary>A change as the stream told it.</summary>
internal sealed record HeardChange(
    long Position,
    int Version,
    string Event,
    string Outcome,
    string? Previous,
    string? Status,
    bool IsEnded,
    bool IsDeleted,
    long? OccurredAt,
    UInt128 Data)
{
    public static HeardChange Read(JsonElement told) => new(
        RecordedEntry.PositionOf(told),
        told.GetProperty("version").GetInt32(),
        Word(told, "event")!,
        Word(told, "outcome")!,
        Word(told, "previous_status"),
        Word(told, "status"),
        told.GetProperty("ended").GetBoolean(),
        told.GetProperty("deleted").GetBoolean(),
        TimeReader.Read(told.GetProperty("occurred_at").GetString()),
        EventHash.Of(JsonMarshal.GetRawUtf8Value(told.GetProperty("data"))));

    // a few words, told a hundred thousand times
    private static string? Word(JsonElement told, string member) =>
        told.GetProperty(member).GetString() is { } word ? string.Intern(word) : null;
}
