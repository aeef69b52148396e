using VoipbinGrains.Api.Json;
using VoipbinGrains.Resources;

namespace VoipbinGrains.Api.Resources;

/// <summary>What became of a withdrawal, as clients see it.</summary>
internal sealed record WithdrawalView(string Outcome, string Resource, Guid Id, int Version, Position Position)
{
    /// <summary>The only outcome.</summary>
    public const string Withdrawn = "withdrawn";

    public static WithdrawalView Of(ResourceKey key, Receipt receipt) =>
        new(Withdrawn, key.Resource, key.Id, receipt.Version, new Position(receipt.Position));
}
