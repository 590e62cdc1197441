namespace InterpreterGuard.Sandboxing.Profiles;

/// <summary>Paths inside a sandbox.</summary>
internal static class SandboxPaths
{
    public const string Work = "/work";
    public const string Tmp = "/tmp";
    public const string SharedMemory = "/dev/shm";

    /// <summary>Where init finds the socket directory.</summary>
    public const string Guard = "/run/guard";

    /// <summary>Where the parser puts its socket.</summary>
    public const string Parser = "/run/parser";

    public const string Init = "/sandbox/init";
    public const string ParserScript = "/sandbox/parser/parser.py";
}
