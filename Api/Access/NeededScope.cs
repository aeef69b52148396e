using VoipbinGrains.Api.Tenants;

namespace VoipbinGrains.Api.Access;

/// <summary>Marks an endpoint whose key must have a scope.</summary>
internal sealed record NeededScope(Scope Scope);
