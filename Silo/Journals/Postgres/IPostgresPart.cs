using Npgsql;

namespace VoipbinGrains.Silo.Journals.Postgres;

/// <summary>Writes of one kind, as a statement of a batch that is sent as a whole.</summary>
internal interface IPostgresPart
{
    /// <summary>Adds the statement.</summary>
    /// <param name="batch">What is sent; its transaction has the head locked.</param>
    void AddTo(NpgsqlBatch batch);

    /// <summary>Gives each write what the statement's result says.</summary>
    /// <param name="rows">Stands on the result, and afterwards on the next one.</param>
    Task Read(NpgsqlDataReader rows);
}
