using System.Diagnostics;
using VoipbinGrains.Tests;

namespace VoipbinGrains.SystemTests;

/// <summary>
/// A disk of 16 MiB that can be filled to its last byte; it goes with the test. Only root may mount it.
/// </summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public SmallDisk() => Run("mount", "-t", "tmpfs", "-o", "size=16m", "voipbin-test", folder.Path);

    private string Filler => File("filler");

    public string File(string name) => folder.File(name);

    /// <summary>Leaves no room.</summary>
    public void Fill()
    {
        using var filler = new FileStream(Filler, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            while (true)
            {
                filler.Write(new byte[4096]);
            }
        }
        catch (IOException)
        {
            // it is full
        }
    }

    public void MakeRoom() => System.IO.File.Delete(Filler);

    public void Dispose()
    {
        Run("umount", "--lazy", folder.Path);
        folder.Dispose();
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
