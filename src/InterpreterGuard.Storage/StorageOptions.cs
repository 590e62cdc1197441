using System.ComponentModel.DataAnnotations;

namespace InterpreterGuard.Storage;

/// <summary>Where and how evidence is kept. Section <c>Storage</c>.</summary>
public sealed class StorageOptions
{
    public const string Section = "Storage";

    /// <summary>The database file. Its folder must exist or be creatable. Empty (default): <c>interpreterguard.db</c> in the host's data directory.</summary>
    public string DatabasePath { get; set; } = "";

    /// <summary>
    /// When a commit counts. <see cref="StorageSynchronous.Normal"/> (default): it survives the end of the host, also a violent one.
    /// <see cref="StorageSynchronous.Full"/>: it also survives a power cut, at the price of a disk flush for every commit.
    /// </summary>
    public StorageSynchronous Synchronous { get; set; } = StorageSynchronous.Normal;

    /// <summary>Seconds to wait for a lock that another program (a backup, a shell) holds on the database. 1 to 60, default 5.</summary>
    [Range(1, 60)]
    public int BusySecondsMax { get; set; } = 5;

    /// <summary>Commits that may wait for the one writer before callers wait to hand theirs in. 1 to 10000, default 512.</summary>
    [Range(1, 10_000)]
    public int WaitingCommitsMax { get; set; } = 512;

    /// <summary>Databases up to this many mebibytes are checked page by page at start; 0 checks none. 0 to 4096, default 256.</summary>
    [Range(0, 4096)]
    public int CheckedMebibytesMax { get; set; } = 256;
}
