using System.Buffers.Text;
using System.Net;
using System.Text.Json;

namespace VoipbinGrains.Simulator.Delivery;

/// <summary>What became of an event that was delivered, or could not be.</summary>
/// <param name="Status">The last HTTP status; null if the last try was not answered.</param>
/// <param name="Outcome">The answer's <c>outcome</c>; null if it told none.</param>
/// <param name="Version">The version it got; null if it told none.</param>
/// <param name="Position">The position it got; null if it told none.</param>
internal sealed record Answer(
    HttpStatusCode? Status, string? Outcome = null, int? Version = null, long? Position = null)
{
    /// <summary>How often it was tried.</summary>
    public int Tries { get; init; } = 1;

    public bool IsAcknowledged => Status is >= HttpStatusCode.OK and < HttpStatusCode.MultipleChoices;

    /// <summary>Whether VoIPBin takes it for delivered: what was refused too, all but a server's error.</summary>
    public bool IsDelivered => Status < HttpStatusCode.InternalServerError;

    public static Answer None { get; } = new((HttpStatusCode?)null);

    /// <summary>An answer with its body; one that cannot be read tells nothing.</summary>
    public static Answer Read(HttpStatusCode status, ReadOnlySpan<byte> body)
    {
        var answer = new Answer(status);
        try
        {
            var json = new Utf8JsonReader(body);
            while (json.Read())
            {
                if (json.CurrentDepth == 1 && json.TokenType is JsonTokenType.PropertyName)
                {
                    answer = Member(answer, ref json);
                }
            }
        }
        catch (JsonException)
        {
            // a proxy's page, or half of an answer
        }

        return answer;
    }

    private static Answer Member(Answer answer, ref Utf8JsonReader json)
    {
        var (isOutcome, isVersion) = (json.ValueTextEquals("outcome"u8), json.ValueTextEquals("version"u8));
        var isPosition = json.ValueTextEquals("position"u8);
        json.Read();
        return json.TokenType switch
        {
            JsonTokenType.String when isOutcome => answer with { Outcome = string.Intern(json.GetString()!) },
            JsonTokenType.Number when isVersion => answer with { Version = json.GetInt32() },
            JsonTokenType.String when isPosition && Utf8Parser.TryParse(json.ValueSpan, out long position, out _) =>
                answer with { Position = position },
            _ => answer,
        };
    }
}
