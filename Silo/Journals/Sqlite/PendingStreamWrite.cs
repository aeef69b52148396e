namespace VoipbinGrains.Silo.Journals.Sqlite;

/// <summary>Something that the streams keep, which waits to be written.</summary>
internal interface IPendingStreamWrite
{
    /// <summary>Writes it, and gives the result.</summary>
    /// <param name="writer">Writes.</param>
    /// <param name="position">The position given last.</param>
    void Write(SqliteStreamWriter writer, long position);
}

/// <inheritdoc cref="IPendingStreamWrite"/>
internal sealed class PendingStreamWrite<T>(int size, Func<SqliteStreamWriter, long, T> write)
    : PendingWrite<T>, IPendingStreamWrite
{
    /// <inheritdoc/>
    protected override int DataSize => size;

    /// <inheritdoc/>
    public void Write(SqliteStreamWriter writer, long position) => Give(write(writer, position));
}
