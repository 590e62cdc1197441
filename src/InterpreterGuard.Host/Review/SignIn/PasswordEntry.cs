namespace InterpreterGuard.Host.Review.SignIn;

/// <summary>What is typed on the page that changes a password.</summary>
internal sealed class PasswordEntry
{
    public string? Present { get; set; }

    public string? New { get; set; }

    public string? Repeated { get; set; }
}
