using System.ComponentModel.DataAnnotations;

namespace InterpreterGuard.Storage.Files;

/// <summary>How much of callers' files is kept, where and how long. Section <c>Files</c>.</summary>
public sealed class FilesOptions
{
    public const string Section = "Files";

    /// <summary>The folder of the contents, for the host's user alone. Empty (default): <c>files</c> in the host's data directory. Nothing else may lie there: what the store does not know is deleted at start.</summary>
    public string Directory { get; set; } = "";

    /// <summary>Bytes of one file. 1 KiB to 64 GiB, default 256 MiB.</summary>
    [Range(1L << 10, 64L << 30)]
    public long FileBytesMax { get; set; } = 256L << 20;

    /// <summary>Bytes of one key's files together, uploads and what its executions left behind. 1 KiB to 1 TiB, default 2 GiB.</summary>
    [Range(1L << 10, 1L << 40)]
    public long KeyBytesMax { get; set; } = 2L << 30;

    /// <summary>Files of one key. 1 to 1000000, default 10000.</summary>
    [Range(1, 1_000_000)]
    public int KeyFilesMax { get; set; } = 10_000;

    /// <summary>Bytes of all files together. 1 KiB to 16 TiB, default 8 GiB.</summary>
    [Range(1L << 10, 16L << 40)]
    public long AllBytesMax { get; set; } = 8L << 30;

    /// <summary>How long an upload is kept. 1 min to 30 days, default 24 h.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00")]
    public TimeSpan UploadsKeptFor { get; set; } = TimeSpan.FromHours(24);

    /// <summary>How long a file that an execution left behind is kept. 1 min to 30 days, default 1 h.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00")]
    public TimeSpan ArtifactsKeptFor { get; set; } = TimeSpan.FromHours(1);
}
