namespace VoipbinGrains.Api.OpenApi;

/// <summary>What the document says of one path.</summary>
/// <param name="Methods">The methods that it takes; the first is described, the others do the same.</param>
/// <param name="Pattern">The path as it is mapped.</param>
/// <param name="Id">Its name in generated clients, which never changes.</param>
/// <param name="Summary">What it does, in a few words.</param>
internal sealed record Operation(IReadOnlyList<string> Methods, string Pattern, string Id, string Summary)
{
    public Operation(string method, string pattern, string id, string summary)
        : this([method], pattern, id, summary)
    {
    }

    /// <summary>What it is about.</summary>
    public required Subject Subject { get; init; }

    /// <summary>What has to be known of it, in Markdown.</summary>
    public required string Description { get; init; }

    public IReadOnlyList<Parameter> Parameters { get; init; } = [];

    /// <summary>What is sent; null if nothing is.</summary>
    public Body? Request { get; init; }

    /// <summary>Its own answers; those that its kind of path has in common are added to them.</summary>
    public required IReadOnlyList<Answer> Answers { get; init; }

    /// <summary>Whether VoIPBin's signature is looked at.</summary>
    public bool IsSigned { get; init; }
}
