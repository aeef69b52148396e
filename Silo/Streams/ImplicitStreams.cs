using Orleans.Metadata;
using Orleans.Streams;

namespace VoipbinGrains.Silo.Streams;

/// <summary>The implicit subscriptions of the grains of all silos, as their attributes tell them.</summary>
internal sealed class ImplicitStreams(
    GrainBindingsResolver bindings, IEnumerable<IStreamNamespacePredicateProvider> providers) : IImplicitStreams
{
    private const string Type = "type";
    private const string Stream = "stream";
    private const string Pattern = "pattern";

    private Known known = new(MajorMinorVersion.MinValue, []);

    /// <inheritdoc/>
    public bool Any => Look().Predicates.Count > 0;

    /// <inheritdoc/>
    public bool Has(StreamId stream)
    {
        var predicates = Look().Predicates;
        return predicates.Count > 0 && stream.GetNamespace() is { } name && predicates.Exists(one => one.IsMatch(name));
    }

    // what the silos can do changes when one of them joins or leaves
    private Known Look()
    {
        var all = bindings.GetAllBindings();
        if (all.Version != known.Version)
        {
            known = new Known(all.Version, [
                .. all.Bindings.Values
                    .SelectMany(one => one.Bindings)
                    .Where(one => one.GetValueOrDefault(Type) == Stream && one.ContainsKey(Pattern))
                    .SelectMany(one => PredicatesOf(one[Pattern]))]);
        }

        return known;
    }

    private IEnumerable<IStreamNamespacePredicate> PredicatesOf(string pattern)
    {
        foreach (var provider in providers)
        {
            if (provider.TryGetPredicate(pattern, out var predicate))
            {
                yield return predicate;
                yield break;
            }
        }
    }

    private sealed record Known(MajorMinorVersion Version, List<IStreamNamespacePredicate> Predicates);
}
