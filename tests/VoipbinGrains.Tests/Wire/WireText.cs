using System.Collections;
using System.Globalization;
using System.Text;
using VoipbinGrains.Figures;

namespace VoipbinGrains.Tests.Wire;

/// <summary>A value with all that it holds, as text: so two can be compared, and a difference be read.</summary>
internal static class WireText
{
    public static string Of(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        bool => $"{value}",
        DateTimeOffset time => time.ToString("O", CultureInfo.InvariantCulture),
        IFormattable => $"{value.GetType().Name} {value}",
        ReadOnlyMemory<byte> bytes => Encoding.UTF8.GetString(bytes.Span),
        IReadOnlyDictionary<Guid, Guid> pairs => Lines(pairs.Select(pair => $"{pair.Key}: {pair.Value}")),
        IReadOnlyDictionary<string, TimeSpan> times => Lines(times.Select(pair => $"{pair.Key}: {pair.Value}")),
        IReadOnlyDictionary<Guid, QueueThresholds> own =>
            Lines(own.Select(pair => $"{pair.Key}: {Of(pair.Value)}")),
        IReadOnlyDictionary<string, long> counts => Lines(counts.Select(pair => $"{pair.Key}: {pair.Value}")),
        IEnumerable many => Lines(many.Cast<object?>().Select(Of)),
        Exception failure => $"{failure.GetType()}: {failure.Message}", // nobody goes by its cause
        _ => value.GetType().Name
            + Lines(WireType.MembersOf(value.GetType()).Values.Select(one => $"{one.Name}: {Of(one.GetValue(value))}")),
    };

    private static string Lines(IEnumerable<string> parts) =>
        string.Concat(parts.Select(part => $"\n{part}".Replace("\n", "\n  ", StringComparison.Ordinal)));
}
