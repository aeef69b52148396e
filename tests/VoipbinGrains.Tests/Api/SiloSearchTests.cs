using Microsoft.Extensions.Time.Testing;
using VoipbinGrains.Api.Hosting;

namespace VoipbinGrains.Tests.Api;

public sealed class SiloSearchTests
{
    private readonly FakeTimeProvider time = new();

    [Fact]
    public async Task Silos_are_looked_for_twice_a_second_for_a_minute_and_then_what_to_set_is_told_and_no_secret()
    {
        var search = new SiloSearch(PostgresAddress.Of("Host=db;Database=calls;Password=the secret of db"), time);
        for (var tries = 0; tries < 120; tries++)
        {
            var next = Look(search);
            Assert.False(next.IsCompleted);
            time.Advance(TimeSpan.FromMilliseconds(500));
            Assert.True(await next);
        }

        time.Advance(TimeSpan.FromMilliseconds(1));
        var last = Look(search);
        Assert.True(last.IsCompleted);
        var refusal = await Assert.ThrowsAsync<RefusedToStartException>(() => last);

        Assert.StartsWith(
            "No silo of this cluster can be reached by the PostgreSQL database calls on db: ",
            refusal.Message,
            StringComparison.Ordinal);
        Assert.Contains("ConnectionStrings:voipbin", refusal.Message, StringComparison.Ordinal);
    }

    private static Task<bool> Look(SiloSearch search) =>
        search.ShouldRetryConnectionAttempt(new IOException("none"), CancellationToken.None);
}
