using System.ComponentModel.DataAnnotations;

namespace VoipbinGrains.Api.Spooling;

/// <summary>Where webhooks wait while the cluster does not answer, section <c>Spool</c>.</summary>
internal sealed class SpoolOptions
{
    public const string Section = "Spool";

    private const long SmallestMaxBytes = 2 * 1024 * 1024;
    private const long Gibibyte = 1024 * 1024 * 1024;
    private const int LongestAfterMs = 1600;

    /// <summary>A folder on a local disk; a relative path is taken from the folder the command was typed in.</summary>
    [Required(ErrorMessage = "Spool:Path is empty: set it to a folder on a local disk.")]
    public string Path { get; set; } = "data/spool";

    /// <summary>How many bytes may wait; beyond it webhooks are refused with 503; default 1 GiB.</summary>
    [Range(SmallestMaxBytes, long.MaxValue, ErrorMessage = "Spool:MaxBytes: set it to 2097152, two webhooks, or more.")]
    public long MaxBytes { get; set; } = Gibibyte;

    /// <summary>After how many milliseconds without an answer the cluster is asked again; default 700.</summary>
    [Range(10, LongestAfterMs, ErrorMessage = "Spool:AfterMs: set it to 10 to 1600 milliseconds.")]
    public int AfterMs { get; set; } = 700;

    /// <summary>The folder's full path.</summary>
    public string FullPath => System.IO.Path.GetFullPath(Path, Environment.CurrentDirectory);
}
