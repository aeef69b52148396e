using System.ComponentModel.DataAnnotations;

namespace VoipbinGrains.Silo.Hosting;

/// <summary>Where the journal is and how long it keeps what is over, section <c>Storage</c>.</summary>
internal sealed class StorageOptions
{
    public const string Section = "Storage";

    private const double MostDays = 36_500;

    /// <summary>Which store; default <see cref="StorageProvider.Sqlite"/>.</summary>
    [EnumDataType(typeof(StorageProvider))]
    public StorageProvider Provider { get; set; } = StorageProvider.Sqlite;

    /// <summary>The SQLite file; a relative path is taken from the folder the command was typed in.</summary>
    [Required(ErrorMessage = "Storage:Path is empty: set it to a file.")]
    public string Path { get; set; } = "data/voipbin.db";

    /// <summary>
    /// How many days after its last event an ended resource is kept, also a fraction; 0 for ever; default 30.
    /// </summary>
    [Range(0, MostDays, ErrorMessage = "Storage:RetainDays: set it to 0, which is for ever, or to 36500 days at most.")]
    public double RetainDays { get; set; } = 30;

    /// <summary>Whether PostgreSQL's tables are made and brought up to date at start; default true.</summary>
    public bool ApplySchema { get; set; } = true;

    /// <summary>
    /// Whether a PostgreSQL server is used that may lose what it has acknowledged (<c>fsync</c>,
    /// <c>full_page_writes</c> or <c>synchronous_commit</c> off); default false.
    /// </summary>
    public bool AllowUnsafe { get; set; }

    /// <summary>How long after its last event an ended resource is kept; null for ever.</summary>
    public TimeSpan? Retain => RetainDays is > 0 and <= MostDays ? TimeSpan.FromDays(RetainDays) : null;

    /// <summary>The SQLite file's full path.</summary>
    public string FullPath => System.IO.Path.GetFullPath(Path, Environment.CurrentDirectory);
}
