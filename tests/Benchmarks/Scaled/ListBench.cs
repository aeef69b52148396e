using System.Diagnostics;
using VoipbinGrains.Benchmarks.Figures;
using VoipbinGrains.Benchmarks.Http;

namespace VoipbinGrains.Benchmarks.Scaled;

/// <summary>How long a page of a list takes, by what is asked for.</summary>
internal sealed class ListBench(BenchedServer server, int requests)
{
    private const int AtOnce = 8;
    private const int PageSize = 100;
    private const int MostPages = 600;
    private const int Promised = 50;

    /// <summary>Asks for each list, alone and at once.</summary>
    public async Task Run(CancellationToken stop)
    {
        var table = new Table(
            "list, pages of 100", "entries", "p50 ms", "p99 ms", "max ms", $"{AtOnce} at once: p50 ms", "p99 ms",
            "max ms", "pages/s");
        foreach (var list in await Lists())
        {
            Machine.Progress(list.Name);
            var entries = (await server.Get(list.PathOf(list.From))).GetProperty("result").GetArrayLength();
            var alone = Spread.Of(await Ask(list, stop));
            var began = Stopwatch.GetTimestamp();
            var asked = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Ask(list, stop)));
            var rate = AtOnce * requests / Stopwatch.GetElapsedTime(began).TotalSeconds;
            var together = Spread.Of(asked.SelectMany(each => each).ToArray());
            table.Add(
                $"{list.Name}", $"{entries}", $"{alone.Median:0.0}", $"{alone.P99:0.0}", $"{alone.Most:0.0}",
                $"{together.Median:0.0}", $"{together.P99:0.0}", $"{together.Most:0.0}", $"{rate:0}");
        }

        table.Print();
        Console.Out.WriteLine($"Promised: p99 at most {Promised} ms.\n");
    }

    private async Task<AskedList[]> Lists()
    {
        var newest = (await server.Get($"/v1/calls?page_size={PageSize}")).GetProperty("result");
        var recent = newest[PageSize - 1].GetProperty("received_at").GetString();
        var old = newest[0].GetProperty("received_at").GetDateTimeOffset().AddDays(-9).ToString("yyyy-MM-ddTHH:mm:ssZ");
        var reference = (await server.Get("/v1/activeflows?ended=true&page_size=1"))
            .GetProperty("result")[0].GetProperty("data").GetProperty("reference_id").GetString();
        return
        [
            new("calls", ""),
            new("calls", "ended=false"),
            new("calls", "status=progressing"),
            new("calls", "status=hangup,progressing"),
            new("calls", "overdue=true"),
            new("calls", "overdue=false"),
            new("calls", "deleted=true"),
            new("activeflows", $"reference_id={reference}"),
            new("calls", $"updated_after={recent}"),
            new("calls", $"updated_after={old}"),
            new("calls", $"status=progressing&updated_after={recent}"),
            new("calls", $"ended=false&updated_after={old}"),
            new("queuecalls", "status=service,connecting"),
            new("agents", ""),
            await Amid(new("calls", "")),
            await Amid(new("calls", "ended=false")),
            await Amid(new("calls", "status=hangup,progressing")),
        ];
    }

    private async Task<AskedList> Amid(AskedList list)
    {
        var tokens = new List<string?> { null };
        do
        {
            var page = await server.Get($"{list.PathOf(tokens[^1])}&page_size=1000");
            tokens.Add(page.GetProperty("next_page_token").GetString());
        }
        while (tokens[^1] is not null && tokens.Count < MostPages);

        return list with { From = tokens[tokens.Count / 2] };
    }

    private async Task<double[]> Ask(AskedList list, CancellationToken stop)
    {
        using var wire = await HttpWire.Open(server.Url);
        var milliseconds = new double[requests];
        var token = list.From;
        for (var i = 0; i < requests; i++)
        {
            stop.ThrowIfCancellationRequested();
            var request = HttpWire.Get(list.PathOf(token));
            var began = Stopwatch.GetTimestamp();
            var answer = await wire.Ask(request);
            milliseconds[i] = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            token = list.From is null ? null : AskedList.NextIn(answer.Expected.Span) ?? list.From;
        }

        return milliseconds;
    }
}
