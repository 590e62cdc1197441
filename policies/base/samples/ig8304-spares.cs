using System;

public class Mail
{
    private const string PasswordKey = "Mail:Password1";
    private readonly string password = Environment.GetEnvironmentVariable("MAIL_PASSWORD");

    public string Hint { get; } = "Passwords need 12 letters.";
}
