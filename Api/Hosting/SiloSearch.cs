namespace VoipbinGrains.Api.Hosting;

/// <summary>
/// Looks for silos again, because they may be starting too, but not for ever: a wrong setting must be told.
/// </summary>
internal sealed class SiloSearch(PostgresAddress address, TimeProvider time) : IClientConnectionRetryFilter
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(500);

    private readonly long start = time.GetTimestamp();

    /// <inheritdoc/>
    /// <exception cref="RefusedToStartException">None was found in a minute.</exception>
    public async Task<bool> ShouldRetryConnectionAttempt(Exception exception, CancellationToken cancellationToken)
    {
        if (time.GetElapsedTime(start) > Patience)
        {
            throw new RefusedToStartException(
                $"No silo of this cluster can be reached by the {address}: start one with "
                    + "Storage:Provider=Postgres and the same ConnectionStrings:voipbin, Orleans:ClusterId and "
                    + "Orleans:ServiceId.",
                exception);
        }

        await Task.Delay(BetweenTries, time, cancellationToken);
        return true;
    }
}
