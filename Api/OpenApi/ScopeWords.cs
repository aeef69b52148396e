using VoipbinGrains.Api.Tenants;

namespace VoipbinGrains.Api.OpenApi;

internal static class ScopeWords
{
    extension(Scope scope)
    {
        /// <summary>The scope as the configuration spells it.</summary>
        public string Word => scope.ToString().ToLowerInvariant();
    }
}
