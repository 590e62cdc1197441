using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Core.Submissions;

namespace InterpreterGuard.Sandboxing.Pool;

/// <summary>Sandboxes are alike only when their language and every value of their profile are.</summary>
internal readonly record struct PoolKey(Language Language, Profile Profile);
