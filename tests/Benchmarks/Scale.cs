using Microsoft.Extensions.Configuration;
using VoipbinGrains.Benchmarks.Figures;
using VoipbinGrains.Benchmarks.Journals;
using VoipbinGrains.Benchmarks.Scaled;

namespace VoipbinGrains.Benchmarks;

/// <summary>A server that knows a million resources.</summary>
internal static class Scale
{
    private const string What = """
        lists, streams and ingest over 1,000,000 resources (--resources 1000000 --file PATH --parts lists,streams,ingest
            --requests 300 --rounds 5 --seconds 10); a file is made if missing, and is left as it is
        """;

    public static Subject Subject { get; } = new("scale", What, Run);

    private static async Task<bool> Run(IConfiguration settings, CancellationToken stop)
    {
        Machine.Print();
        await using var server = await BenchedServer.Start(path => Prepare(path, settings, stop));
        await Tell(server);
        var parts = settings.GetValue("parts", "lists,streams,ingest")!.Split(',');
        if (parts.Contains("lists"))
        {
            await new ListBench(server, settings.GetValue("requests", 300)).Run(stop);
        }

        if (parts.Contains("streams"))
        {
            await StreamBench.Run(server, stop);
        }

        if (parts.Contains("ingest"))
        {
            var duration = TimeSpan.FromSeconds(settings.GetValue("seconds", 10));
            await new IngestBench(server, settings.GetValue("rounds", 5), duration).Run(stop);
        }

        return true;
    }

    // measured on a copy: what is sent would change what the next run finds
    private static async Task Prepare(string path, IConfiguration settings, CancellationToken stop)
    {
        var file = settings["file"];
        if (File.Exists(file))
        {
            Machine.Progress($"copies {file}");
            File.Copy(file, path);
            return;
        }

        await JournalMaking.Make(path, settings.GetValue("resources", 1_000_000), stop);
        if (file is not null)
        {
            File.Copy(path, file);
        }
    }

    private static async Task Tell(BenchedServer server)
    {
        var table = new Table("events in the journal", "ready after s", "RSS MiB");
        table.Add($"{await server.Head()}", $"{server.ReadyAfter.TotalSeconds:0.0}", $"{server.Footprint.Memory:0}");
        table.Print();
    }
}
