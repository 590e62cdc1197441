namespace InterpreterGuard.Core.Files;

/// <summary>What bounds the stored files.</summary>
public enum FileBound
{
    /// <summary>Bytes of one file.</summary>
    File,

    /// <summary>Bytes of one key's files.</summary>
    Key,

    /// <summary>Bytes of all files.</summary>
    All,

    /// <summary>How many files one key has.</summary>
    Count,
}
