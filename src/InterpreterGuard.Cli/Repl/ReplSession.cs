using InterpreterGuard.Client;

namespace InterpreterGuard.Cli.Repl;

/// <summary>The session behind the prompt, opened when it is first needed and again after its end, and the language that is being typed.</summary>
internal sealed class ReplSession(GuardClient client, string language, string? profile, string? existing) : IAsyncDisposable
{
    private static readonly CallerContext Who = new() { Agent = "guard repl", User = Environment.UserName };

    private GuardSession? _session;
    private string? _existing = existing;

    public string Language { get; private set; } = language;

    public string Prompt => Language switch
    {
        "python" => "py> ",
        "javascript" => "js> ",
        "csharp" => "cs> ",
        "shell" => "sh> ",
        _ => "> ",
    };

    public async Task<GuardSession> OpenAsync(CancellationToken cancellationToken) =>
        _session ??= _existing is { } id ? client.OpenSession(id) : await client.CreateSessionAsync(new SessionRequest { Language = Language, Profile = profile, Context = Who }, cancellationToken);

    public void Speak(string other) => Language = other;

    /// <summary>It is over; the next one is another.</summary>
    public void Forget() => (_session, _existing) = (null, null);

    public async ValueTask DisposeAsync()
    {
        if (_session is not null)
            await _session.DisposeAsync();
    }
}
