using System.Diagnostics;
using Npgsql;
using VoipbinGrains.Tests;
using VoipbinGrains.Tests.Server;

namespace VoipbinGrains.PostgresTests.Server;

/// <summary>What the program is told, and what it tells, of PostgreSQL.</summary>
internal static class Postgres
{
    /// <summary>The settings that lead to a database, and ports of its own for the silo.</summary>
    public static string[] Settings(string connectionString) =>
    [
        "--Storage:Provider=Postgres",
        $"--ConnectionStrings:voipbin={connectionString}",
        "--Orleans:Endpoints:AdvertisedIPAddress=127.0.0.1",
        $"--Orleans:Endpoints:SiloPort={Ports.Free()}",
        $"--Orleans:Endpoints:GatewayPort={Ports.Free()}",
    ];

    /// <summary>What the program prints when it is given a command.</summary>
    public static async Task<string> Print(params string[] command)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Repository.Silo, .. command])
        {
            RedirectStandardOutput = true,
        })!;
        var printed = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        return printed;
    }

    public static async Task Run(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    public static async Task<T> Ask<T>(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }
}
