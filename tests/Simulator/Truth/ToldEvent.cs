using System.Text.Json;
using VoipbinGrains.Simulator.Delivery;

namespace VoipbinGrains.Simulator.Truth;

/// <summary>
/// An event that was told: what it says, read from its body as any receiver would, and what its sender knows of it.
/// </summary>
internal sealed class ToldEvent
{
    private readonly Lock access = new();
    private int sends;

    public required string SentAs { get; init; }

    /// <summary>The event in today's word.</summary>
    public required string Event { get; init; }

    /// <summary>The status in today's word.</summary>
    public required string? Status { get; init; }

    /// <summary>The effective time; null if it has none.</summary>
    public required long? OccurredAt { get; init; }

    public required LifePlace Place { get; init; }

    /// <summary>A hash of its data alone.</summary>
    public required UInt128 Data { get; init; }

    /// <summary>Whether what it is about is deleted, says this event alone.</summary>
    public required bool IsDeletion { get; init; }

    public EventHash Hash => Place.Hash;

    /// <summary>Whether it was sent at all; if not, nobody can have heard it.</summary>
    public bool IsSent => sends > 0;

    /// <summary>Whether it was acknowledged, so that it must be there.</summary>
    public bool IsAcknowledged { get; private set; }

    /// <summary>Whether it was acknowledged and may still be on its way.</summary>
    public bool IsSpooled { get; private set; }

    /// <summary>Whether it was refused, though nothing is wrong with it.</summary>
    public bool IsRefused { get; private set; }

    /// <summary>Whether it is known whether the server has it. If it is not, both are right.</summary>
    public bool IsUncertain { get; private set; }

    /// <summary>The version that it was said to have got; null if none was said.</summary>
    public int? Version { get; private set; }

    /// <summary>The position that it was said to have got; null if none was said.</summary>
    public long? Position { get; private set; }

    /// <summary>Whether it was said to have got two different versions or positions.</summary>
    public bool IsContradicted { get; private set; }

    public static ToldEvent Read(string resource, string sentAs, ReadOnlySpan<byte> data)
    {
        string? status = null;
        long? created = null, updated = null, deleted = null;
        var json = new Utf8JsonReader(data);
        while (json.Read())
        {
            if (json.CurrentDepth != 1 || json.TokenType is not JsonTokenType.PropertyName)
            {
                continue;
            }

            if (json.ValueTextEquals("status"u8))
            {
                status = Text(ref json);
            }
            else if (json.ValueTextEquals("tm_create"u8))
            {
                created = TimeReader.Read(Text(ref json));
            }
            else if (json.ValueTextEquals("tm_update"u8))
            {
                updated = TimeReader.Read(Text(ref json));
            }
            else if (json.ValueTextEquals("tm_delete"u8))
            {
                deleted = TimeReader.Read(Text(ref json));
            }
        }

        var today = string.Intern(Words.Event(sentAs));
        var word = Words.Status(resource, today, status);
        var time = updated ?? created;
        return new ToldEvent
        {
            SentAs = string.Intern(sentAs),
            Event = today,
            Status = word,
            OccurredAt = time,
            Place = LifePlace.Of(resource, today, word, time, deleted is not null, EventHash.Of(sentAs, data)),
            Data = EventHash.Of(data),
            IsDeletion = today.EndsWith("_deleted", StringComparison.Ordinal)
                || (deleted is not null && resource is not "queuecall"),
        };
    }

    /// <summary>It leaves now.</summary>
    public void Send() => Interlocked.Increment(ref sends);

    /// <summary>This was answered.</summary>
    public void Hear(Answer answer)
    {
        lock (access)
        {
            IsAcknowledged |= answer.IsAcknowledged;
            IsSpooled |= answer is { IsAcknowledged: true, Outcome: "spooled" };
            IsRefused |= answer is { IsAcknowledged: false, IsDelivered: true };
            IsUncertain |= !answer.IsAcknowledged && (!answer.IsDelivered || answer.Tries > 1);
            IsContradicted |= (Version is not null && answer.Version is not null && Version != answer.Version)
                || (Position is not null && answer.Position is not null && Position != answer.Position);
            Version ??= answer.Version;
            Position ??= answer.Position;
        }
    }

    private static string? Text(ref Utf8JsonReader json) =>
        json.Read() && json.TokenType is JsonTokenType.String ? json.GetString() : null;
}
