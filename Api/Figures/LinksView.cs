namespace VoipbinGrains.Api.Figures;

/// <summary>Where the queuecalls behind each number are listed.</summary>
internal sealed record LinksView(
    IReadOnlyDictionary<string, string> Now,
    IReadOnlyDictionary<string, string> Interval,
    IReadOnlyDictionary<string, string> Today)
{
    public static LinksView Of(Guid? queue)
    {
        var path = queue is { } id ? $"/v1/queues/{id}/figures" : "/v1/figures";
        return new(
            NumberWords.OfNow.ToDictionary(word => word, word => $"{path}/{word}"),
            NumberWords.OfPeriods.ToDictionary(word => word, word => $"{path}/{word}?period=interval"),
            NumberWords.OfPeriods.ToDictionary(word => word, word => $"{path}/{word}"));
    }
}
