namespace VoipbinGrains.Silo.Journals.Postgres;

/// <summary>How many events of a type were heard.</summary>
/// <param name="Tenant">Whose.</param>
/// <param name="Type">The type.</param>
/// <param name="Count">How many.</param>
/// <param name="LastReceivedAt">When the last of them was received, in microseconds since 1970.</param>
internal sealed record PostgresCount(string Tenant, string Type, long Count, long LastReceivedAt);
