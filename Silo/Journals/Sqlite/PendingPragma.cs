namespace VoipbinGrains.Silo.Journals.Sqlite;

/// <summary>A pragma to ask of, or set on, the writer's own connection, which nothing else can reach.</summary>
internal sealed class PendingPragma(string text) : PendingWrite<string>
{
    public string Text => text;

    /// <inheritdoc/>
    protected override int DataSize => 0;
}
