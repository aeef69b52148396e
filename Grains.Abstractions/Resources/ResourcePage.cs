namespace VoipbinGrains.Resources;

/// <summary>A part of a list of resources, greatest position first.</summary>
/// <param name="States">The resources.</param>
/// <param name="Next">The position to ask before for the next page; null if this is the last one.</param>
[GenerateSerializer, Immutable, Alias("voipbin.ResourcePage")]
public sealed record ResourcePage(
    [property: Id(0)] IReadOnlyList<ResourceState> States,
    [property: Id(1)] long? Next)
{
    /// <summary>The page that begins with the first of these resources.</summary>
    /// <param name="inOrder">Resources in order; no more are read than the page holds, and one.</param>
    /// <param name="size">The most to hold; a page also ends at <see cref="HistoryPage.MaxBytes"/> of data.</param>
    public static ResourcePage Of(IEnumerable<ResourceState> inOrder, int size)
    {
        var states = new List<ResourceState>();
        var bytes = 0L;
        foreach (var state in inOrder)
        {
            bytes += state.Data.Length;
            if (states.Count == size || (states.Count > 0 && bytes > HistoryPage.MaxBytes))
            {
                return new ResourcePage(states, states[^1].Position);
            }

            states.Add(state);
        }

        return new ResourcePage(states, null);
    }
}
