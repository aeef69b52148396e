using VoipbinGrains.Calls;

namespace VoipbinGrains.Grains.Figures;

/// <summary>What one event says of its call. Times are in microseconds since 1970.</summary>
internal sealed record CallWords(
    string? Status,
    string? Direction,
    string? Source,
    string? Destination,
    Guid? Master,
    Guid? Owner,
    long? CreatedAt,
    long? HungUpAt,
    long? OccurredAt)
{
    public static CallWords Of(ToldEvent told) => new(
        told.Status,
        Shared(told.Data.Text("direction"u8)),
        told.Data.Object("source"u8)?.Text("target"u8),
        told.Data.Object("destination"u8)?.Text("target"u8),
        told.Data.Uuid("master_call_id"u8),
        told.Data.Uuid("owner_id"u8),
        told.Time("tm_create"u8),
        told.Time("tm_hangup"u8),
        told.OccurredAt);

    // one text for all calls
    private static string? Shared(string? direction) =>
        direction == CallDirection.Incoming ? CallDirection.Incoming
        : direction == CallDirection.Outgoing ? CallDirection.Outgoing
        : direction;
}
