namespace InterpreterGuard.Core.Sandboxes;

/// <summary>Why a file of a sandbox could not be reached.</summary>
public enum SandboxFileProblem
{
    /// <summary>The sandbox itself is gone, or says what makes no sense.</summary>
    SandboxGone,

    /// <summary>Nothing is there.</summary>
    Missing,

    /// <summary>It is a link, a device or something else that is not read or written from outside, or a link stands on the way.</summary>
    NotPlain,

    /// <summary>A folder stands where a file is meant, or the other way round.</summary>
    WrongKind,

    /// <summary>The work folder is full, or the file is larger than one may be.</summary>
    NoRoom,

    /// <summary>The code made it unreadable or unwritable.</summary>
    Denied,

    /// <summary>Too many files are open at once.</summary>
    Busy,
}
