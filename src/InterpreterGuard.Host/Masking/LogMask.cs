using InterpreterGuard.Core.Policies;

namespace InterpreterGuard.Host.Masking;

/// <summary>The redaction of the policy in force, for log lines. Before a policy is in force nothing of strangers is logged.</summary>
internal sealed class LogMask
{
    private volatile IPolicies? _policies;

    public void Use(IPolicies policies) => _policies = policies;

    public string Mask(string text) => _policies is { } policies ? policies.Current.Redaction.Mask(text) : text;
}
