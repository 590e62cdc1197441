using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Core.Sandboxes;

namespace InterpreterGuard.Core.Hints;

/// <summary>Hints for errors that the kernel gave without anybody watching: the program's own word tells of them, by the kernel's names.</summary>
internal sealed class ErrorHints(SandboxOutcome outcome, Profile profile)
{
    private const int ReadMax = 8192;

    private static readonly string[] NoNetwork =
        ["Temporary failure in name resolution", "Name or service not known", "Could not resolve host", "EAI_AGAIN", "Network is unreachable", "ENETUNREACH"];

    private static readonly string[] OutOfMemory = ["MemoryError", "System.OutOfMemoryException"];

    private readonly string[] _said = [End(outcome.Error?.Value ?? ""), End(outcome.Error?.Traceback ?? ""), End(outcome.Output.Stderr)];

    public bool ReadOnly => Says("Read-only file system", "EROFS");

    public bool NotPermitted => Says("Operation not permitted", "EPERM");

    public bool Unreachable => profile.Egress == EgressMode.None && Says(NoNetwork);

    public bool TooManyFiles => Says("Too many open files", "EMFILE");

    public bool NoRoom => Says("No space left on device", "ENOSPC");

    public bool FileTooLarge => Says("File too large", "EFBIG");

    public bool NoMemory => (OutOfMemory.Contains(outcome.Error?.Name, StringComparer.Ordinal) && !RaisedByCode) || Says("Cannot allocate memory", "ENOMEM");

    // A program may raise what the interpreter raises; its own line says so.
    private bool RaisedByCode => outcome.Error!.Traceback.Contains("raise MemoryError", StringComparison.Ordinal);

    private bool Says(params string[] words) => words.Any(word => _said.Any(said => said.Contains(word, StringComparison.Ordinal)));

    // What ended a program stands at the end of what it said.
    private static string End(string text) => text.Length <= ReadMax ? text : text[^ReadMax..];
}
