using System.Globalization;
using Microsoft.Extensions.Hosting;
using VoipbinGrains.Feed;
using VoipbinGrains.Resources;
using VoipbinGrains.Streams;
using VoipbinGrains.SubscribingSilo;
using Xunit.Abstractions;

namespace VoipbinGrains.ClusterTests.Streams;

/// <summary>
/// Subscribers of all sorts: this process, which is a client and follows kinds, a tenant and single calls; grains that
/// listen to a call each; and a projection. In the end all is held against the feed.
/// </summary>
internal sealed class Subscribers : IAsyncDisposable
{
    private const int OneIn = 10;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly IHost host;
    private readonly string receipts;
    private readonly Dictionary<string, Followed> followed = [];
    private readonly List<string> listeners = [];
    private int met;

    private Subscribers(IHost host, string receipts)
    {
        this.host = host;
        this.receipts = receipts;
    }

    private IClusterClient Client => host.Client();

    public static async Task<Subscribers> Start(IEnumerable<int> gateways, string receipts)
    {
        var host = await StreamClient.Connect(gateways);
        var subscribers = new Subscribers(host, receipts);
        await subscribers.Follow("tenant", VoipbinStreams.Tenant("default"), after: null);
        await subscribers.Follow("queuecall", VoipbinStreams.Kind("queuecall"), after: null);
        await subscribers.Follow("call", VoipbinStreams.Kind("call"), after: 0, subscribers.Meet);
        return subscribers;
    }

    /// <summary>Waits until everybody has heard everything, and holds it against the feed.</summary>
    public async Task Check(ITestOutputHelper output)
    {
        var feed = await ReadFeed();
        foreach (var (name, one) in followed.ToList())
        {
            var expected = feed.Where(change => IsOf(name, change)).ToList();
            var heard = await Until(
                () => one.Heard.Select(change => change.Position).ToList(), all => all.Count >= expected.Count);
            var missed = expected.Select(change => change.Position).Except(heard).ToList();
            Assert.True(
                expected.Select(change => change.Position).SequenceEqual(heard),
                $"{name}: {expected.Count} expected, {heard.Count} heard up to {heard.LastOrDefault()}, {missed.Count} "
                    + $"missed from {missed.FirstOrDefault()} to {missed.LastOrDefault()}, {one.Renewals} renewals");
        }

        output.WriteLine($"clients: {followed.Count} streams, {followed.Values.Sum(one => one.Heard.Count)} changes, "
            + $"none missed, none twice; {followed.Values.Sum(one => one.Renewals)} renewals");
        await CheckListeners(feed, output);
        await CheckProjection(feed, output);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var one in followed.Values)
        {
            await one.DisposeAsync();
        }

        await host.StopAsync();
        host.Dispose();
    }

    // of ten calls one is followed from here, and one by a grain
    private async Task Meet(Change change)
    {
        if (change.Version != 1)
        {
            return;
        }

        met++;
        if (met % OneIn == 1)
        {
            await Client.GetGrain<ICallListenerGrain>($"{change.Tenant}/{change.Id}").Listen();
            listeners.Add(change.Id!);
        }
        else if (met % OneIn == 6)
        {
            await Follow(change.Id!, StreamId.Create("call", $"{change.Tenant}/{change.Id}"), after: 0);
        }
    }

    private async Task Follow(string name, StreamId stream, long? after, Func<Change, Task>? also = null) =>
        followed[name] = await Followed.Start(Client, stream, after, also);

    private async Task CheckListeners(List<Change> feed, ITestOutputHelper output)
    {
        var expected = feed.Where(change => change.Resource == "call" && listeners.Contains(change.Id!))
            .GroupBy(change => change.Id!).ToDictionary(call => call.Key, call => call.Count());
        var read = await Until(
            ReadReceipts, all => all.Select(one => (one.Id, one.Version)).Distinct().Count() >= expected.Values.Sum());
        foreach (var (id, count) in expected)
        {
            var versions = read.Where(one => one.Id == id).Select(one => one.Version).Distinct();
            Assert.True(
                versions.SequenceEqual(Enumerable.Range(1, count)),
                $"{id}: {count}, heard {string.Join(' ', versions)}");
        }

        var changes = expected.Values.Sum();
        output.WriteLine($"grains: {expected.Count} calls, {changes} changes, none missed, first heard in order; "
            + $"{read.Count - changes} repeats");
    }

    private async Task CheckProjection(List<Change> feed, ITestOutputHelper output)
    {
        var expected = feed.Where(change => change.Resource == "call").GroupBy(change => change.Id)
            .Select(call => call.Last().Status).OfType<string>().CountBy(status => status).OrderBy(one => one.Key)
            .Select(one => $"{one.Key} {one.Value}");
        var truth = string.Join(", ", expected);
        var projection = Client.GetGrain<ICallCountsGrain>("call");
        var found = "";
        for (var deadline = DateTimeOffset.UnixEpoch; found != truth && deadline < DateTimeOffset.UnixEpoch + Patience;)
        {
            await Task.Delay(TimeSpan.FromSeconds(1));
            deadline += TimeSpan.FromSeconds(1);
            var counts = await projection.Get();
            found = string.Join(", ", counts.Where(one => one.Value != 0).OrderBy(one => one.Key)
                .Select(one => $"{one.Key} {one.Value}"));
        }

        Assert.Equal(truth, found);
        output.WriteLine($"projection: {found}");
    }

    private List<(string Id, int Version)> ReadReceipts() =>
    [
        .. Directory.EnumerateFiles(receipts).SelectMany(File.ReadAllLines).Select(line => line.Split(' '))
            .Where(parts => parts.Length == 3)
            .OrderBy(parts => long.Parse(parts[0], CultureInfo.InvariantCulture))
            .Select(parts => (parts[1], int.Parse(parts[2], CultureInfo.InvariantCulture))),
    ];

    private async Task<List<Change>> ReadFeed()
    {
        var feed = Client.GetGrain<IFeedGrain>(0);
        var read = new List<Change>();
        var page = new FeedPage([], 0, long.MaxValue, 0);
        while (!page.IsLast)
        {
            page = await feed.Read(page.Reached, FeedPage.MaxSize, TimeSpan.Zero);
            read.AddRange(page.Changes);
        }

        return read;
    }

    private static bool IsOf(string name, Change change) => name switch
    {
        "tenant" => change.Tenant == ResourceKey.DefaultTenant,
        _ when ResourceTypes.Named(name) is not null => change.Resource == name,
        _ => change.Resource == "call" && change.Id == name,
    };

    private static async Task<List<T>> Until<T>(Func<List<T>> read, Func<List<T>, bool> holds)
    {
        for (var tries = 0; tries < Patience.TotalSeconds && !holds(read()); tries++)
        {
            await Task.Delay(TimeSpan.FromSeconds(1));
        }

        return read();
    }
}
