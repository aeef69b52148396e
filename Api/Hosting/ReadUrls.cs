namespace VoipbinGrains.Api.Hosting;

/// <summary>
/// <c>Api:ReadUrls</c>: addresses, with ; between them, at which everything but webhooks is served, and only there.
/// Which of the listeners a request came by is told by its port, so these ports are no others'.
/// </summary>
internal static class ReadUrls
{
    private const string Key = "Api:ReadUrls";

    /// <summary>The addresses; none if readers come by the same way as senders.</summary>
    /// <exception cref="RefusedToStartException">They cannot be told from the senders'.</exception>
    public static IReadOnlyList<string> Of(IConfiguration configuration, string urls)
    {
        var set = Split(configuration[Key]);
        var taken = Split(urls).Select(PortOf).ToHashSet();
        return set.FirstOrDefault(url => PortOf(url) is not > 0 || taken.Contains(PortOf(url))) is { } wrong
            ? throw new RefusedToStartException(
                $"{Key} has {wrong}: set it to an address such as http://localhost:5081, "
                + "whose port is its own and not one of Urls.")
            : set;
    }

    /// <summary>The ports of these addresses.</summary>
    public static IEnumerable<int> PortsOf(IConfiguration configuration) =>
        Split(configuration[Key]).Select(url => PortOf(url) ?? 0);

    private static string[] Split(string? urls) =>
        (urls ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    // null for what is no address; Kestrel tells of it where it is to listen there
    private static int? PortOf(string url)
    {
        try
        {
            return BindingAddress.Parse(url).Port;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
