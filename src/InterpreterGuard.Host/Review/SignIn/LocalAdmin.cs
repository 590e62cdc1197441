using System.Security.Cryptography;
using System.Text.Json;
using InterpreterGuard.Host.Startup;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace InterpreterGuard.Host.Review.SignIn;

/// <summary>
/// The one local account, for a box on which nobody has set up anything yet. Its first password lies beside the first keys and opens nothing but the page that changes it.
/// Whoever forgot the password deletes <c>review-admin.json</c> and starts the host again.
/// </summary>
internal sealed class LocalAdmin(IOptions<HostSettings> settings, IOptions<ReviewOptions> review, TimeProvider time, ILogger<LocalAdmin> logger) : IDisposable
{
    public const string Name = "admin";

    public const int PasswordCharactersMin = 12;
    public const int PasswordCharactersMax = 256;

    /// <summary>Rounds of PBKDF2 with HMAC-SHA-512 that OWASP asks for.</summary>
    private const int HashRounds = 210_000;

    private const int FirstPasswordLength = 20;

    /// <summary>Letters and digits that cannot be taken for one another.</summary>
    private const string FirstPasswordLetters = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private readonly PasswordHasher<LocalAccount> _hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = HashRounds }));
    private readonly SemaphoreSlim _hashing = new(2);
    private readonly Lock _changing = new();
    private volatile LocalAccount? _account;

    private string Folder => Path.Combine(settings.Value.DataPath, "keys");

    private string AccountPath => Path.Combine(Folder, "review-admin.json");

    /// <summary>Where the first password lies until it is changed.</summary>
    public string FirstPasswordPath => Path.Combine(Folder, "review-admin.password");

    public void Dispose() => _hashing.Dispose();

    /// <summary>Reads the account; makes it on the first start.</summary>
    public void Open()
    {
        if (!review.Value.LocalAdmin)
            return;
        if (File.Exists(AccountPath))
        {
            _account = JsonSerializer.Deserialize<LocalAccount>(File.ReadAllText(AccountPath))
                ?? throw new InvalidDataException($"'{AccountPath}' holds no account. Delete it and start again: a new first password is written.");
            return;
        }

        var password = RandomNumberGenerator.GetString(FirstPasswordLetters, FirstPasswordLength);
        OwnerOnly.CreateFolder(Folder);

        // The password before the account: a start that was cut short in between is finished by the next one.
        OwnerOnly.WriteFile(FirstPasswordPath, password + "\n");
        Keep(password, mustChange: true);
        logger.ReviewPasswordWritten(FirstPasswordPath);
    }

    /// <summary>The account when name and password are right. An unknown name costs as much time as a wrong password.</summary>
    public async Task<LocalAccount?> VerifyAsync(string name, string password, CancellationToken cancellationToken)
    {
        var account = _account ?? throw new InvalidOperationException("The local account is read when the host opens.");
        if (password.Length > PasswordCharactersMax)
            return null;

        // Hashing is slow on purpose; a crowd of guesses must not take every processor.
        await _hashing.WaitAsync(cancellationToken);
        try
        {
            var right = await Task.Run(() => _hasher.VerifyHashedPassword(account, account.PasswordHash, password), cancellationToken) != PasswordVerificationResult.Failed;
            return right && string.Equals(name, account.Name, StringComparison.Ordinal) ? account : null;
        }
        finally
        {
            _hashing.Release();
        }
    }

    /// <summary>What is wrong with a new password; <see langword="null"/> when nothing is.</summary>
    public static string? ProblemOf(string password, string former) => password switch
    {
        { Length: < PasswordCharactersMin } => $"The new password has {password.Length} characters; it needs at least {PasswordCharactersMin}. A few unrelated words are easiest to remember.",
        { Length: > PasswordCharactersMax } => $"The new password has {password.Length} characters; at most {PasswordCharactersMax} are taken.",
        _ when string.Equals(password, former, StringComparison.Ordinal) => "The new password is the old one; choose another.",
        _ when password.Distinct().Count() < 5 => "The new password repeats a few characters; choose one that is harder to guess.",
        _ when password.Contains(Name, StringComparison.OrdinalIgnoreCase) && password.Length < PasswordCharactersMin + Name.Length => "The new password is little more than the account's name; choose another.",
        _ => null,
    };

    /// <summary>Sets the password, and takes away the file with the first one.</summary>
    public void Change(string password)
    {
        lock (_changing)
        {
            Keep(password, mustChange: false);
            File.Delete(FirstPasswordPath);
        }
    }

    private void Keep(string password, bool mustChange)
    {
        var account = new LocalAccount(Name, "", mustChange, time.GetUtcNow());
        account = account with { PasswordHash = _hasher.HashPassword(account, password) };
        OwnerOnly.WriteFile(AccountPath, JsonSerializer.Serialize(account) + "\n");
        _account = account;
    }
}
