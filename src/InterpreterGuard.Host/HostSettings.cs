using System.ComponentModel.DataAnnotations;

namespace InterpreterGuard.Host;

/// <summary>Where the host listens and what it takes. Section <c>Host</c>.</summary>
public sealed class HostSettings
{
    public const string Section = "Host";

    /// <summary>Folder of the database, keys and logs. Made with access for its owner alone. Default <c>data</c> below the working folder.</summary>
    [Required]
    public string DataDirectory { get; set; } = "data";

    /// <summary>The address to listen on. Default 127.0.0.1: only this machine. Anything else needs a TLS proxy in front, and is named at start.</summary>
    [Required]
    public string Address { get; set; } = "127.0.0.1";

    /// <summary>The port to listen on. 0 to 65535, default 7070; 0 takes any free one.</summary>
    [Range(0, 65_535)]
    public int Port { get; set; } = 7070;

    /// <summary>
    /// The path below which a proxy shows this host, such as <c>/guard</c>; default none. Requests are taken with it and without it, so the proxy may pass it on or cut it off.
    /// </summary>
    [RegularExpression("^(/[A-Za-z0-9._~-]+)*$", ErrorMessage = "Host:PathBase must be empty, or a path of letters, digits and '-', '.', '_', '~' that begins with '/' and does not end with it, such as /guard.")]
    public string PathBase { get; set; } = "";

    /// <summary>Seconds that executions in flight get when the host is asked to end; then they are cancelled and kept as such. 0 to 600, default 20.</summary>
    [Range(0, 600)]
    public int ShutdownSecondsMax { get; set; } = 20;

    /// <summary>Bytes of a request's body. 1 KiB to 64 MiB, default 1 MiB.</summary>
    [Range(1024, 64 << 20)]
    public int BodyBytesMax { get; set; } = 1 << 20;

    /// <summary>Bytes of a submission's code in UTF-8. 1 KiB to 16 MiB, default 256 KiB.</summary>
    [Range(1024, 16 << 20)]
    public int CodeBytesMax { get; set; } = 256 << 10;

    /// <summary>Arguments of a submission. 0 to 4096, default 64.</summary>
    [Range(0, 4096)]
    public int ArgumentsMax { get; set; } = 64;

    /// <summary>Environment variables of a submission. 0 to 4096, default 64.</summary>
    [Range(0, 4096)]
    public int EnvironmentMax { get; set; } = 64;

    /// <summary>Characters of one argument or of one variable's value. 1 to 131072, default 8192.</summary>
    [Range(1, 131_072)]
    public int ArgumentCharactersMax { get; set; } = 8192;

    /// <summary>Files of a submission. 0 to 4096, default 64.</summary>
    [Range(0, 4096)]
    public int FilesMax { get; set; } = 64;

    /// <summary>Hours that an Idempotency-Key stands for its request. 1 to 168, default 24.</summary>
    [Range(1, 168)]
    public int IdempotencyHours { get; set; } = 24;

    /// <summary>Mebibytes that should be free where the data directory lies; with less, health says so. 0 says nothing. 0 to 1048576, default 1024.</summary>
    [Range(0, 1 << 20)]
    public int DiskFreeMebibytesMin { get; set; } = 1024;

    /// <summary>Mebibytes the data directory may hold. Health warns from 80 percent on; when it is reached, nothing new begins (503, <c>evidence_space</c>). 0 sets no bound but the disk. 0 to 1073741824, default 0.</summary>
    [Range(0, 1 << 30)]
    public long DataMebibytesMax { get; set; }

    /// <summary>Mebibytes of the disk that are left for the evidence of what runs: with less free, nothing new begins. 0 to 1048576, default 256.</summary>
    [Range(0, 1 << 20)]
    public int DiskReservedMebibytes { get; set; } = 256;

    /// <summary>The data directory as a full path.</summary>
    public string DataPath => Path.GetFullPath(DataDirectory);
}
