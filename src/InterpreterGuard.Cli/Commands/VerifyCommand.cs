using System.CommandLine;
using System.Security.Cryptography;
using InterpreterGuard.Cli.Showing;
using InterpreterGuard.Cli.Verifying;

namespace InterpreterGuard.Cli.Commands;

/// <summary><c>guard verify</c>: whether an exported archive is what was exported.</summary>
internal static class VerifyCommand
{
    private const int KeyBytesMax = 64 << 10;

    public static Command Build(GuardFolders folders)
    {
        var archive = new Argument<string>("ARCHIVE") { Description = "A file that 'guard export' made." };
        var key = new Option<string?>("--key") { Description = "A file with the public key (PEM) of the host that should have made it; GET /v1/signing-key hands it out." };
        var ask = new Option<bool>("--ask-host") { Description = "Ask the host for its key, instead of --key." };
        var connection = new HostConnection(folders, folders.ReviewerKey);
        var command = new Command(
            "verify",
            "Checks every hash of an exported archive, that nothing is missing or was added, and with a key who made it. Nothing is unpacked to disk. Exit code: 0 whole, 1 not as it was exported, 2 whole but not signed with that key, 3 ours or no such archive.")
        {
            archive, key, ask,
        };
        connection.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (parsed.GetValue(key) is not null && parsed.GetValue(ask))
                throw new GuardException("--key and --ask-host are two answers to one question; give one of them.");
            using var signer = parsed.GetValue(key) is { } file ? Read(file)
                : parsed.GetValue(ask) ? await AskAsync(connection, parsed, cancellationToken)
                : null;
            await using var content = Open(parsed.GetValue(archive)!);
            var verdict = await ArchiveCheck.RunAsync(content, signer, cancellationToken);
            new ArchiveReport(Screen.OnStandardOutput()).Show(verdict);
            return verdict.ExitCode;
        });
        return command;
    }

    /// <summary>A public key out of PEM text.</summary>
    public static ECDsa KeyOf(string pem, string from)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
            return key;
        }
        catch (Exception problem) when (problem is ArgumentException or CryptographicException)
        {
            key.Dispose();
            throw new GuardException($"{from} holds no public key in PEM: {problem.Message}", problem);
        }
    }

    private static ECDsa Read(string file)
    {
        using var content = Open(file);
        if (content.Length > KeyBytesMax)
            throw new GuardException($"{file} is no public key: it has {content.Length} bytes.");
        using var text = new StreamReader(content);
        return KeyOf(text.ReadToEnd(), file);
    }

    private static async Task<ECDsa> AskAsync(HostConnection connection, ParseResult parsed, CancellationToken cancellationToken)
    {
        using var client = connection.Open(parsed);
        return KeyOf((await client.GetSigningKeyAsync(cancellationToken)).PublicKey, "The host's answer");
    }

    private static FileStream Open(string file)
    {
        try
        {
            return new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new GuardException($"{file} cannot be read: {problem.Message}", problem);
        }
    }
}
