using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http.HttpResults;
using VoipbinGrains.Api.Access;
using VoipbinGrains.Api.Problems;

namespace VoipbinGrains.Api.Changes;

/// <summary>How many streams may be open with one key, by itself and by its tokens: <c>Api:StreamsPerKey</c>.</summary>
internal sealed class StreamSeats(IConfiguration configuration)
{
    private const int Default = 250;

    private readonly ConcurrentDictionary<string, int> taken = new();
    private readonly int most = configuration.GetValue("Api:StreamsPerKey", Default);

    /// <summary>Takes a seat, given back when it is disposed of; null if none is free.</summary>
    public IDisposable? Take(AskedBy asker)
    {
        if (asker.Key is not { Name: var name })
        {
            return new Seat(() => { });
        }

        if (taken.AddOrUpdate(name, 1, (_, count) => count + 1) <= most)
        {
            return new Seat(Leave);
        }

        Leave();
        return null;

        void Leave() => taken.AddOrUpdate(name, 0, (_, count) => count - 1);
    }

    /// <summary>Says that no seat is free.</summary>
    public ProblemHttpResult Full(HttpContext http) => Problem.TryAgain(
        http, $"{most} streams are open with this key: close one, or raise Api:StreamsPerKey.");

    private sealed class Seat(Action leave) : IDisposable
    {
        public void Dispose() => leave();
    }
}
