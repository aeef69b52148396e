using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using VoipbinGrains.Api.Problems;
using VoipbinGrains.Api.Webhooks;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Api.Batches;

/// <summary>What is said of each line, as a line of its own.</summary>
internal sealed class BatchAnswers(IOptions<JsonOptions> json)
{
    private const string LineMember = "line";

    /// <summary>The line's event is durable.</summary>
    public byte[] Recorded(WebhookAnswer answer) => Write(answer);

    /// <summary>The line is no event.</summary>
    public byte[] Rejected(int line, RejectedWebhook rejected) => Write(line, WebhookProblem.Of(rejected));

    /// <summary>The line is longer than a body may be.</summary>
    public byte[] TooLong(int line) =>
        Write(line, WebhookProblem.TooLarge($"The line is longer than {WebhookBody.MaxLength} bytes."));

    /// <summary>The line is more than a batch may hold.</summary>
    public byte[] TooMuch(int line) => Write(line, WebhookProblem.TooLarge(
        $"A batch has at most {BatchSplitter.MaxLines} lines and {BatchSplitter.MaxBytes} bytes: "
        + "send this line and those after it in another one."));

    /// <summary>The line, or what was to follow the line before, is not recorded, and can be sent again.</summary>
    public byte[] NotDurable(int line) => Write(new BatchFailure("failed", Problem.NotDurable, line));

    private byte[] Write(int line, ProblemHttpResult problem)
    {
        problem.ProblemDetails.Extensions[LineMember] = line;
        return Write(problem.ProblemDetails);
    }

    private byte[] Write<T>(T answer) =>
        [.. JsonSerializer.SerializeToUtf8Bytes(answer, json.Value.SerializerOptions), (byte)'\n'];
}

/// <summary>A line that could not be made durable.</summary>
internal sealed record BatchFailure(string Outcome, string Code, int Line);
