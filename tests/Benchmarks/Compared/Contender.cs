namespace VoipbinGrains.Benchmarks.Compared;

/// <summary>A program that takes webhooks, and where it keeps them.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Store">Its store; empty if it keeps nothing.</param>
internal sealed record Contender(string Name, string Store = "")
{
    public const string Postgres = "postgres";

    public const string Sqlite = "sqlite";

    /// <summary>What everything is measured by.</summary>
    public static Contender Raw { get; } = new("raw");

    /// <summary>All of them, in the order of their rounds.</summary>
    public static IReadOnlyList<Contender> All { get; } =
    [
        Raw,
        new("ours", Sqlite),
        new("inserts", Sqlite),
        new("batched", Sqlite),
        new("ours", Postgres),
        new("cluster", Postgres),
        new("inserts", Postgres),
        new("batched", Postgres),
        new("orleans", Postgres),
        new("akka", Postgres),
    ];

    /// <summary>Whether it is the product in one process.</summary>
    public bool IsOurs => Name == "ours";

    /// <summary>How many silos it has beside the process that takes webhooks.</summary>
    public int Silos => Name == "cluster" ? 2 : 0;

    public override string ToString() => Store.Length == 0 ? Name : $"{Name}-{Store}";
}
