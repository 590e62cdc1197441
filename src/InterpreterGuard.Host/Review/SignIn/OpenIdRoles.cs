namespace InterpreterGuard.Host.Review.SignIn;

/// <summary>Which of a provider's role names stand for ours. Somebody who has none of them is known and sees nothing.</summary>
public sealed class OpenIdRoles
{
    /// <summary>Values of the role claim that make a reviewer. Default none.</summary>
    public IList<string> Reviewer { get; } = [];

    /// <summary>Values of the role claim that make an admin. Default none.</summary>
    public IList<string> Admin { get; } = [];
}
