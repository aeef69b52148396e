namespace VoipbinGrains.Api.Access;

/// <summary>
/// The one tenant that a request is about: of its key, or <c>?tenant=</c>, or <c>default</c>; of what is sent in, the
/// path's. Whoever takes it as a parameter has been let in to it.
/// </summary>
internal sealed record AskedTenant(string Name)
{
    public static ValueTask<AskedTenant> BindAsync(HttpContext http) =>
        ValueTask.FromResult(new AskedTenant(AskedTenants.Of(http).Names.Single()));
}
