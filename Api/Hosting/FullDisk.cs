using Microsoft.Data.Sqlite;

namespace VoipbinGrains.Api.Hosting;

/// <summary>
/// Tells a disk that is full from other faults: nothing need be set then, it is enough to wait for room.
/// </summary>
public static class FullDisk
{
    private const long LeastRoom = 1024 * 1024;

    // ENOSPC of Linux and of macOS, ERROR_DISK_FULL of Windows
    private static readonly int[] noSpace = [28, unchecked((int)0x80070070)];

    /// <summary>Whether it is why a file could not be opened or written.</summary>
    /// <param name="failure">What was thrown.</param>
    /// <param name="folder">Where the file is.</param>
    public static bool IsCauseOf(Exception failure, string folder) => failure switch
    {
        SqliteException { SqliteErrorCode: SQLitePCL.raw.SQLITE_FULL } => true,

        // of a file that it cannot make or map, SQLite does not say why
        SqliteException { SqliteErrorCode: SQLitePCL.raw.SQLITE_IOERR or SQLitePCL.raw.SQLITE_CANTOPEN } =>
            Directory.Exists(folder) && new DriveInfo(folder).AvailableFreeSpace < LeastRoom,
        IOException => noSpace.Contains(failure.HResult),
        _ => false,
    };
}
