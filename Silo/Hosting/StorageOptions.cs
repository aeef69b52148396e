using System.ComponentModel.DataAnnotations;

namespace VoipbinGrains.Silo.Hosting;

/// <summary>Where the journal is, section <c>Storage</c>.</summary>
internal sealed class StorageOptions
{
    public const string Section = "Storage";

    /// <summary>Which store; default <see cref="StorageProvider.Sqlite"/>.</summary>
    [EnumDataType(typeof(StorageProvider))]
    public StorageProvider Provider { get; set; } = StorageProvider.Sqlite;

    /// <summary>The SQLite file; a relative path is taken from the folder the command was typed in.</summary>
    [Required(ErrorMessage = "Storage:Path is empty: set it to a file.")]
    public string Path { get; set; } = "data/voipbin.db";

    /// <summary>The SQLite file's full path.</summary>
    public string FullPath => System.IO.Path.GetFullPath(Path, Environment.CurrentDirectory);
}
