namespace InterpreterGuard.Host.Review.SignIn;

/// <summary>The local account as it is kept.</summary>
/// <param name="Name">What is typed to sign in.</param>
/// <param name="PasswordHash">Made by ASP.NET Core Identity's hasher, with its own salt and count of rounds in it.</param>
/// <param name="MustChange">The password is the one that was written to a file.</param>
/// <param name="ChangedAt">When the password was last set.</param>
internal sealed record LocalAccount(string Name, string PasswordHash, bool MustChange, DateTimeOffset ChangedAt);
