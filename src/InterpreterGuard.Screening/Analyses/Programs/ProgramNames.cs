using System.Collections.Frozen;

namespace InterpreterGuard.Screening.Analyses.Programs;

/// <summary>Which dotted names mean the same.</summary>
internal static class ProgramNames
{
    private static readonly FrozenSet<string> Builtins = FrozenSet.Create(StringComparer.Ordinal,
        "__import__", "abs", "all", "any", "ascii", "bin", "bool", "breakpoint", "bytearray", "bytes", "callable", "chr", "classmethod", "compile",
        "complex", "delattr", "dict", "dir", "divmod", "enumerate", "eval", "exec", "exit", "filter", "float", "format", "frozenset", "getattr",
        "globals", "hasattr", "hash", "help", "hex", "id", "input", "int", "isinstance", "issubclass", "iter", "len", "list", "locals", "map",
        "max", "memoryview", "min", "next", "object", "oct", "open", "ord", "pow", "print", "property", "quit", "range", "repr", "reversed",
        "round", "set", "setattr", "slice", "sorted", "staticmethod", "str", "sum", "super", "tuple", "type", "vars", "zip");

    /// <summary>Modules that other modules hold under their own name, so that <c>shutil.os.system</c> is <c>os.system</c>.</summary>
    private static readonly string[] HeldElsewhere = ["os", "sys", "subprocess", "socket", "builtins", "importlib", "ctypes", "shutil", "pty"];

    private static readonly FrozenDictionary<string, string> Same = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["posix"] = "os",
        ["nt"] = "os",
        ["_socket"] = "socket",
        ["_io"] = "io",
        ["_ctypes"] = "ctypes",
        ["_pickle"] = "pickle",
        ["cPickle"] = "pickle",
        ["_thread"] = "_thread",
        ["__builtin__"] = "builtins",
        ["__builtins__"] = "builtins",
        ["_posixsubprocess"] = "_posixsubprocess",
        ["posixpath"] = "os.path",
        ["commands"] = "subprocess",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> SameWhole = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["io.open"] = "builtins.open",
        ["codecs.open"] = "builtins.open",
        ["importlib.__import__"] = "builtins.__import__",
        ["socket.SocketType"] = "socket.socket",
        ["socket.create_connection.connect"] = "socket.socket.connect",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Names that are worth knowing the home of when several modules were brought in with <c>*</c>.</summary>
    private static readonly FrozenDictionary<string, string> Homes = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["system"] = "os", ["popen"] = "os", ["execv"] = "os", ["execve"] = "os", ["execl"] = "os", ["fork"] = "os", ["dup2"] = "os", ["environ"] = "os",
        ["setuid"] = "os", ["run"] = "subprocess", ["Popen"] = "subprocess", ["call"] = "subprocess", ["check_output"] = "subprocess",
        ["socket"] = "socket", ["b64decode"] = "base64", ["urlopen"] = "urllib.request", ["CDLL"] = "ctypes", ["rmtree"] = "shutil",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static bool IsBuiltin(string name) => Builtins.Contains(name);

    /// <summary>The one name for all ways of writing it.</summary>
    public static string Resolve(string name)
    {
        var parts = name.Split('.');
        for (var index = parts.Length - 2; index > 0; index--)
        {
            // The class socket.socket is not the module socket inside itself.
            if (parts[index] != parts[index - 1] && HeldElsewhere.Contains(parts[index], StringComparer.Ordinal))
            {
                parts = parts[index..];
                break;
            }
        }
        if (Same.TryGetValue(parts[0], out var same))
            parts[0] = same;
        var resolved = string.Join('.', parts);
        return SameWhole.GetValueOrDefault(resolved, resolved);
    }

    /// <summary>A name that some <c>import *</c> may have brought.</summary>
    public static string? FromStars(string name, IEnumerable<string> modules)
    {
        string? latest = null;
        foreach (var module in modules)
        {
            latest ??= module;
            if (Homes.TryGetValue(name, out var home) && home == module)
                return Resolve($"{module}.{name}");
        }
        return latest is null ? null : Resolve($"{latest}.{name}");
    }
}
