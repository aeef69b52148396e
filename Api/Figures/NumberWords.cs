using System.Collections.Frozen;
using VoipbinGrains.Figures;

namespace VoipbinGrains.Api.Figures;

/// <summary>The numbers whose queuecalls can be listed, by the words that paths have for them.</summary>
internal static class NumberWords
{
    private static readonly FrozenDictionary<string, FiguresNumber> all = new Dictionary<string, FiguresNumber>
    {
        ["waiting"] = FiguresNumber.Waiting,
        ["connecting"] = FiguresNumber.Connecting,
        ["in_service"] = FiguresNumber.InService,
        ["offered"] = FiguresNumber.Offered,
        ["answered"] = FiguresNumber.Answered,
        ["abandoned"] = FiguresNumber.Abandoned,
        ["short_abandons"] = FiguresNumber.ShortAbandons,
    }.ToFrozenDictionary();

    public static IReadOnlyList<string> OfNow { get; } = ["waiting", "connecting", "in_service"];

    public static IReadOnlyList<string> OfPeriods { get; } = ["offered", "answered", "abandoned", "short_abandons"];

    public static bool TryRead(string word, out FiguresNumber number) => all.TryGetValue(word, out number);
}
