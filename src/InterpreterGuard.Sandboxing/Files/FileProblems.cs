using InterpreterGuard.Core.Sandboxes;

namespace InterpreterGuard.Sandboxing.Files;

/// <summary>What an errno means for whoever asked.</summary>
internal static class FileProblems
{
    /// <summary>E2BIG: there is more than was asked for.</summary>
    public const int TooMany = 7;

    private const int NoEntry = 2;
    private const int Permission = 1;
    private const int Access = 13;
    private const int Busy = 16;
    private const int Exists = 17;
    private const int NotFolder = 20;
    private const int IsFolder = 21;
    private const int Invalid = 22;
    private const int OpenFiles = 24;
    private const int TooLarge = 27;
    private const int NoSpace = 28;
    private const int NameTooLong = 36;
    private const int NotEmpty = 39;
    private const int Loop = 40;
    private const int NoDevice = 6;

    public static SandboxFileException Explain(int errno, string path) => errno switch
    {
        NoEntry => new(SandboxFileProblem.Missing, $"'{path}' is not there. List the files to see what is."),
        Loop or NoDevice or Invalid => new(SandboxFileProblem.NotPlain, $"'{path}' is no regular file, or a link stands on the way; only regular files below the work folder can be reached."),
        NotFolder or IsFolder or Exists or NotEmpty => new(SandboxFileProblem.WrongKind, $"'{path}' and what is there do not fit: a folder stands where a file is meant, or a file where a folder is meant."),
        NoSpace or TooLarge => new(SandboxFileProblem.NoRoom, $"'{path}' does not fit: the work folder is full. Delete files, or use a profile with a larger one."),
        Access or Permission => new(SandboxFileProblem.Denied, $"'{path}' was made unreadable or unwritable by the code inside."),
        NameTooLong => new(SandboxFileProblem.NotPlain, $"'{path}' is too long a name for a file."),
        Busy or OpenFiles => new(SandboxFileProblem.Busy, "Too many files of this session are open at once. Try again when one is done."),
        -1 => new(SandboxFileProblem.SandboxGone, "The sandbox is gone, and its files with it."),
        _ => new(SandboxFileProblem.Denied, $"'{path}' could not be reached (error {errno})."),
    };
}
