namespace VoipbinGrains.Lifecycles;

/// <summary>A row of a lifecycle table: one status.</summary>
/// <param name="Status">The status in today's word.</param>
/// <param name="Rank">How far along it is; written, because statuses that exclude each other share one.</param>
/// <param name="Followers">The statuses that may follow directly; none for a terminal one.</param>
/// <param name="FormerWord">The word that VoIPBin used for it in 2022, if it was another.</param>
public sealed record StatusRow(string Status, sbyte Rank, IReadOnlyList<string> Followers, string? FormerWord = null)
{
    /// <summary>Whether the status is an end: nothing may follow it.</summary>
    public bool IsTerminal => Followers.Count == 0;
}
