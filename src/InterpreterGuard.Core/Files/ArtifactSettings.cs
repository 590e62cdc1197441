using System.ComponentModel.DataAnnotations;

namespace InterpreterGuard.Core.Files;

/// <summary>What operators set for the files that programs leave behind, in the section <c>Artifacts</c>.</summary>
public sealed class ArtifactSettings
{
    public const string Section = "Artifacts";

    /// <summary>Files of one execution that are named in its answer, 0 to 1000. More are there, in a session, and not named. 0 turns it off. Default 100.</summary>
    [Range(0, 1000)]
    public int CountMax { get; set; } = 100;

    /// <summary>Bytes of one execution's files that are read, to be kept or hashed, 0 to 16 GiB; the smallest files come first. Default 128 MiB.</summary>
    [Range(0L, 16L << 30)]
    public long ReadBytesMax { get; set; } = 128L << 20;
}
