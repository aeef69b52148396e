using System.Text.Json;
using VoipbinGrains.Resources;

namespace VoipbinGrains.Silo.Journals;

/// <summary>What lists need to know of a resource's newest event beside how the resource stands.</summary>
/// <param name="CreatedAt">When VoIPBin created the resource, else when the event was received.</param>
/// <param name="ReferenceId">The event's <c>reference_id</c>; null if it is unset or no UUID.</param>
internal readonly record struct WinnerFacts(DateTimeOffset CreatedAt, Guid? ReferenceId)
{
    /// <summary>Reads an event's data; what is no JSON tells nothing.</summary>
    /// <param name="data">The data.</param>
    /// <param name="receivedAt">When the event was received.</param>
    public static WinnerFacts Of(ReadOnlyMemory<byte> data, DateTimeOffset receivedAt)
    {
        try
        {
            var payload = Payload.Read(data);
            return new WinnerFacts(payload.Time("tm_create"u8) ?? receivedAt, payload.Uuid("reference_id"u8));
        }
        catch (JsonException)
        {
            return new WinnerFacts(receivedAt, null);
        }
    }
}
