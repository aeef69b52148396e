using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Npgsql;
using VoipbinGrains.Benchmarks.Figures;
using VoipbinGrains.PostgresTests;
using VoipbinGrains.Tests;

namespace VoipbinGrains.Benchmarks.Compared;

/// <summary>What an acknowledgement costs at least: how PostgreSQL is set, and the disk.</summary>
internal static partial class DurabilityFacts
{
    private const int Writes = 500;
    private const int Page = 4096;

    public static async Task Print(PostgresServer postgres)
    {
        await using var connection = await PostgresServer.Connect(postgres.ConnectionString("postgres"));
        var settings = new List<string>();
        foreach (var name in (string[])["fsync", "synchronous_commit", "full_page_writes", "wal_sync_method"])
        {
            await using var command = new NpgsqlCommand($"SHOW {name}", connection);
            settings.Add($"{name} {await command.ExecuteScalarAsync()}");
        }

        var disk = MeasureDisk();
        await Console.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"PostgreSQL {connection.PostgreSqlVersion}: {string.Join(", ", settings)}.\n"
            + $"SQLite: journal_mode WAL, synchronous FULL.\n"
            + $"The disk: fdatasync of an appended 4 KiB p50 {disk.Median:0.000} ms, p99 {disk.P99:0.000} ms\n"));
    }

    private static Spread MeasureDisk()
    {
        using var folder = new TemporaryFolder();
        using var file = File.OpenHandle(folder.File("page"), FileMode.CreateNew, FileAccess.Write);
        var (page, milliseconds) = (new byte[Page], new double[Writes]);
        for (var i = 0; i < Writes; i++)
        {
            RandomAccess.Write(file, page, (long)i * Page);
            var began = Stopwatch.GetTimestamp();
            if (Sync(file) != 0)
            {
                throw new IOException("The disk cannot be synced.");
            }

            milliseconds[i] = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        }

        return Spread.Of(milliseconds);
    }

    [LibraryImport("libc", EntryPoint = "fdatasync")]
    private static partial int Sync(SafeFileHandle file);
}
