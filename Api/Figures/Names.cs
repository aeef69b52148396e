namespace VoipbinGrains.Api.Figures;

/// <summary>What queues and agents are called: <c>Names:{id}</c>, else what VoIPBin's REST told.</summary>
internal sealed class Names(IConfiguration configuration)
{
    private const string Section = "Names";

    public string? Of(Guid id, string? told) => configuration[$"{Section}:{id}"] is { Length: > 0 } name ? name : told;
}
