namespace InterpreterGuard.Sandboxing.Profiles;

/// <summary>The labels on everything we create. The reaper and <c>guard down</c> find containers by them, and by nothing else.</summary>
internal static class Labels
{
    public const string SandboxId = "interpreterguard.sandbox-id";
    public const string Instance = "interpreterguard.instance";
    public const string RuntimeDirectory = "interpreterguard.runtime-directory";
    public const string Role = "interpreterguard.role";
    public const string Profile = "interpreterguard.profile";

    public const string RoleSandbox = "sandbox";
    public const string RoleParser = "parser";
}
