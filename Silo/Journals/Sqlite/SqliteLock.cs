using VoipbinGrains.Silo.Hosting;

namespace VoipbinGrains.Silo.Journals.Sqlite;

/// <summary>Keeps a second process away from the file, for as long as this one lives: a kill releases it.</summary>
internal sealed class SqliteLock : IDisposable
{
    private readonly FileStream file;

    private SqliteLock(FileStream file) => this.file = file;

    /// <exception cref="RefusedToStartException">Another process has it.</exception>
    public static SqliteLock Take(string path)
    {
        var target = File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path : path;
        try
        {
            return new SqliteLock(new FileStream($"{target}.lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException) when (File.Exists($"{target}.lock"))
        {
            throw new RefusedToStartException(
                $"Another process has {path} open: stop it, or set Storage:Path to another file for this one.");
        }
    }

    public void Dispose() => file.Dispose();
}
