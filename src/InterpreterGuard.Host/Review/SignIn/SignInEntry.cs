namespace InterpreterGuard.Host.Review.SignIn;

/// <summary>What is typed on the sign-in page.</summary>
internal sealed class SignInEntry
{
    public string? Name { get; set; }

    public string? Password { get; set; }
}
