using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Core.Submissions;

namespace InterpreterGuard.Sandboxing.Pool;

/// <summary>
/// Sandboxes are alike only when their language is, and everything of their profile that is built into a container. What the host itself holds an execution to, and who may
/// ask, is left out: a request that shortens the clock alone still meets a warm sandbox.
/// </summary>
internal readonly record struct PoolKey
{
    public PoolKey(Language language, Profile profile)
    {
        Language = language;
        Profile = profile.BuiltIn;
    }

    public Language Language { get; }

    public Profile Profile { get; }
}
