using System.Threading.RateLimiting;
using VoipbinGrains.Api.Webhooks;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Api.Batches;

/// <summary>
/// A batch under way. Events of one resource are received one after the other, in the order of their lines; those of
/// different ones side by side.
/// </summary>
/// <param name="read">Reads a line.</param>
/// <param name="record">Has its event recorded.</param>
/// <param name="answers">What is said of it.</param>
/// <param name="room">Bounds what is under way.</param>
/// <param name="stopping">Ends the taking; what is under way is still answered.</param>
internal sealed class Batch(
    Func<ReadOnlyMemory<byte>, HeardWebhook> read,
    Func<HeardWebhook, Task<WebhookAnswer>> record,
    BatchAnswers answers,
    BatchRoom room,
    CancellationToken stopping)
{
    private readonly Dictionary<string, Task> lastOfResource = [];
    private Exception? failure;
    private int failures;

    /// <summary>How many events could not be made durable.</summary>
    public int Failures => failures;

    /// <summary>Why the first of them could not.</summary>
    public Exception? Failure => failure;

    /// <summary>Takes a line, once there is room for it.</summary>
    /// <returns>Its answer, when it is decided.</returns>
    public async ValueTask<Task<byte[]>> Take(BatchLine line)
    {
        var refusal = line.Kind switch
        {
            BatchLineKind.TooLong => answers.TooLong(line.Number),
            BatchLineKind.TooMuch => answers.TooMuch(line.Number),
            BatchLineKind.Missing => answers.NotDurable(line.Number),
            _ => stopping.IsCancellationRequested ? answers.NotDurable(line.Number) : null,
        };
        if (refusal is not null)
        {
            return Task.FromResult(refusal);
        }

        var heard = read(line.Bytes);
        if (heard is RejectedWebhook rejected)
        {
            return Task.FromResult(answers.Rejected(line.Number, rejected));
        }

        var lease = await room.Enter(line.Bytes.Length);
        if (ResourceOf(heard) is not { } resource)
        {
            return Record(lease, Task.CompletedTask, heard, line.Number);
        }

        var before = lastOfResource.GetValueOrDefault(resource, Task.CompletedTask);
        var answer = Record(lease, before, heard, line.Number);
        lastOfResource[resource] = answer;
        return answer;
    }

    // null if it is alone
    private static string? ResourceOf(HeardWebhook heard) => heard switch
    {
        ModelledWebhook { Event: var modelled } => $"{modelled.Resource}/{modelled.Id}",
        UnmodelledWebhook { Event.Id: { } id } => $"/{id}",
        _ => null,
    };

    private async Task<byte[]> Record(RateLimitLease lease, Task before, HeardWebhook heard, int line)
    {
        using (lease)
        {
            try
            {
                await before;
                return answers.Recorded(await record(heard));
            }
            catch (Exception error)
            {
                Interlocked.CompareExchange(ref failure, error, null);
                Interlocked.Increment(ref failures);
                return answers.NotDurable(line);
            }
        }
    }
}
