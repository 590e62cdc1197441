namespace InterpreterGuard.Sandboxing.Profiles;

/// <summary>Who code runs as inside: an id that owns nothing on any host.</summary>
internal static class SandboxUser
{
    public const int Uid = 64000;
    public const int Gid = 64000;
}
