using System.CommandLine;
using InterpreterGuard.Client;

namespace InterpreterGuard.Cli.Commands;

/// <summary>The options that say which host to speak to, the same for every command that speaks to one.</summary>
internal sealed class HostConnection(GuardFolders folders, params IReadOnlyList<string> usualKeys)
{
    public Option<string?> Url { get; } = new("--url") { Description = "The host's address. Default: GUARD_URL, else the host that 'up' started." };

    public Option<string?> KeyFile { get; } = new("--key-file") { Description = "A file with the API key. Default: the key in GUARD_KEY, else the one that 'up' made." };

    public void AddTo(Command command)
    {
        command.Add(Url);
        command.Add(KeyFile);
    }

    /// <summary>A client whose one answer stands: whoever sits there decides whether to try again.</summary>
    public GuardClient Open(ParseResult parsed) => Open(parsed, new() { RetriesMax = 0 });

    /// <summary>The same with another key where none is named.</summary>
    public GuardClient OpenWith(string usualKey, ParseResult parsed) => new HostConnection(folders, usualKey).Open(parsed.GetValue(Url), parsed.GetValue(KeyFile), new() { RetriesMax = 0 });

    /// <summary>A client that tries again where that helps.</summary>
    public GuardClient OpenPatiently(ParseResult parsed) => Open(parsed, new());

    private GuardClient Open(ParseResult parsed, GuardClientOptions options) => Open(parsed.GetValue(Url), parsed.GetValue(KeyFile), options);

    private GuardClient Open(string? url, string? keyFile, GuardClientOptions options)
    {
        var (address, key) = (Address(url), Key(keyFile));
        return key.Length > 0 && key.All(char.IsAscii) && !key.Any(char.IsControl)
            ? new(address, key, options)
            : throw new GuardException("The API key is empty or holds characters no key has.");
    }

    private Uri Address(string? asked)
    {
        var text = asked ?? Environment.GetEnvironmentVariable("GUARD_URL");
        if (string.IsNullOrWhiteSpace(text))
            text = File.Exists(folders.HostAddress) ? File.ReadAllText(folders.HostAddress).Trim() : throw new GuardException("No host is known. Start one with './guard up', or name one with --url.");
        return Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw new GuardException($"'{text}' is no address; it should look like http://127.0.0.1:7070.");
    }

    private string Key(string? file)
    {
        if (file is null && Environment.GetEnvironmentVariable("GUARD_KEY") is { Length: > 0 } key)
            return key.Trim();
        file ??= usualKeys.FirstOrDefault(File.Exists) ?? throw new GuardException($"No API key: there is no {folders.Show(usualKeys[0])}. Start the host with './guard up', or name a file with --key-file.");
        try
        {
            return File.ReadAllText(file).Trim();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new GuardException($"The key file {file} cannot be read: {problem.Message}", problem);
        }
    }
}
