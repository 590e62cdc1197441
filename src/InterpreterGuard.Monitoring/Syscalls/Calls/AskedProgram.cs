using InterpreterGuard.Core.Facts;

namespace InterpreterGuard.Monitoring.Syscalls.Calls;

/// <summary>What a tool was asked to run as somebody else. Where the tool is missing its program is never started, and the attempt would be told without what it was for.</summary>
internal static class AskedProgram
{
    // Options of sudo, doas and pkexec that take the next word.
    private static readonly string[] WithValue = ["-u", "-g", "-U", "-h", "-p", "-C", "-D", "-R", "-r", "-t", "-T", "--user", "--group", "--host", "--prompt", "--chdir"];

    /// <summary>The program behind the tool; <see langword="null"/> where it is no such tool, or was asked for none.</summary>
    public static ProcessExec? Of(ProcessExec tool)
    {
        if (tool.Name is not ("sudo" or "doas" or "pkexec"))
            return null;
        var at = 1;
        while (at < tool.Arguments.Count && (tool.Arguments[at].StartsWith('-') || IsAssignment(tool.Arguments[at])))
            at += WithValue.Contains(tool.Arguments[at], StringComparer.Ordinal) ? 2 : 1;
        if (at >= tool.Arguments.Count)
            return null;
        string[] arguments = [.. tool.Arguments.Skip(at)];
        return new()
        {
            Path = arguments[0],
            Name = arguments[0][(arguments[0].LastIndexOf('/') + 1)..],
            Arguments = arguments,
            CommandLine = string.Join(' ', arguments),
            Through = tool.Name,
        };
    }

    private static bool IsAssignment(string word) => word.IndexOf('=', StringComparison.Ordinal) > 0 && !word.Contains('/', StringComparison.Ordinal);
}
