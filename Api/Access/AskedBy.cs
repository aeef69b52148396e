using VoipbinGrains.Api.Json;
using VoipbinGrains.Api.Tenants;

namespace VoipbinGrains.Api.Access;

/// <summary>
/// Who asks: a key, by itself or by a stream token; or, while no key is set, whoever is on this machine.
/// </summary>
/// <param name="Key">The key; null if none is needed.</param>
/// <param name="Grant">What its token allows; null if it asks by itself.</param>
internal sealed record AskedBy(ApiKey? Key, StreamGrant? Grant = null)
{
    private const int Shown = 8;

    /// <summary>What it is not shown.</summary>
    public Hidden Hidden =>
        (Grant is null && Key?.Scopes.Contains(Scope.Ops) is not false ? Hidden.None : Hidden.Uris)
        | (Key is { MasksNumbers: true } ? Hidden.Numbers : Hidden.None);

    /// <summary>Takes it as a parameter of an endpoint.</summary>
    public static ValueTask<AskedBy> BindAsync(HttpContext http) => ValueTask.FromResult(Of(http));

    /// <summary>Who asks a request that was let in.</summary>
    public static AskedBy Of(HttpContext http) => http.Features.Get<AskedBy>()
        ?? throw new InvalidOperationException("Nobody was let in here: map the endpoint with MapReads.");

    /// <summary>Who it is, in a word that is no secret.</summary>
    public override string ToString() => Key is null ? "local" : $"key {Key.Name[..Shown]}";
}
