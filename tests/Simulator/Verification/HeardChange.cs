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
        RecordedEntry.Word(told, "event")!,
        RecordedEntry.Word(told, "outcome")!,
        RecordedEntry.Word(told, "previous_status"),
        RecordedEntry.Word(told, "status"),
        told.GetProperty("ended").GetBoolean(),
        told.GetProperty("deleted").GetBoolean(),
        TimeReader.Read(told.GetProperty("occurred_at").GetString()),
        EventHash.Of(JsonMarshal.GetRawUtf8Value(told.GetProperty("data"))));
}
