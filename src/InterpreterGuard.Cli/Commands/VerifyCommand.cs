using System.CommandLine;
using System.Security.Cryptography;
using InterpreterGuard.Cli.Showing;
using InterpreterGuard.Cli.Verifying;
using InterpreterGuard.Core.Audit;

namespace InterpreterGuard.Cli.Commands;

/// <summary><c>guard verify</c>: whether an exported archive is what was exported, or an audit trail what was written.</summary>
internal static class VerifyCommand
{
    private const int KeyBytesMax = 64 << 10;

    public static Command Build(GuardFolders folders)
    {
        var archive = new Argument<string?>("ARCHIVE") { Description = "A file that 'guard export' made; with --audit a backup or a file with an audit trail, or nothing for the host's.", Arity = ArgumentArity.ZeroOrOne };
        var audit = new Option<bool>("--audit") { Description = "Prove the audit trail instead: the running host's (needs an admin's key), or the one in the file." };
        var heads = new Option<string?>("--heads") { Description = "With --audit: a file with signed heads that were kept apart, as GET /v1/audit/heads hands them out." };
        var key = new Option<string?>("--key") { Description = "A file with the public key (PEM) of the host that should have made it; GET /v1/signing-key hands it out." };
        var ask = new Option<bool>("--ask-host") { Description = "Ask the host for its key, instead of --key." };
        var connection = new HostConnection(folders, folders.ReviewerKey);
        var command = new Command(
            "verify",
            "Checks every hash of an exported archive, that nothing is missing or was added, and with a key who made it. Nothing is unpacked to disk. With --audit, proves the audit trail and names the first broken link. Exit code: 0 whole, 1 not as it was exported or written, 2 whole but not signed with that key, 3 ours or no such archive.")
        {
            archive, key, ask, audit, heads,
        };
        connection.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (parsed.GetValue(key) is not null && parsed.GetValue(ask))
                throw new GuardException("--key and --ask-host are two answers to one question; give one of them.");
            using var signer = parsed.GetValue(key) is { } file ? Read(file)
                : parsed.GetValue(ask) ? await AskAsync(connection, parsed, cancellationToken)
                : null;
            if (parsed.GetValue(audit))
                return await AuditAsync(parsed, archive, heads, connection, folders.AdminKey, signer, cancellationToken);
            if (parsed.GetValue(heads) is not null)
                throw new GuardException("--heads belongs to --audit.");
            await using var content = Open(parsed.GetValue(archive) ?? throw new GuardException("Name an archive that 'guard export' made, or ask for --audit."));
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

    private static async Task<int> AuditAsync(
        ParseResult parsed, Argument<string?> file, Option<string?> heads, HostConnection connection, string usualKey, ECDsa? signer, CancellationToken cancellationToken)
    {
        IReadOnlyList<AuditHead> apart = [];
        if (parsed.GetValue(heads) is { } kept)
        {
            await using var content = Open(kept);
            apart = await TrailFile.ReadHeadsAsync(content, kept, cancellationToken);
        }

        if (parsed.GetValue(file) is { } named)
        {
            await using var trail = Open(named);
            var beginning = new byte[2];
            if (await trail.ReadAtLeastAsync(beginning, 2, throwOnEndOfStream: false, cancellationToken) == 2 && beginning.AsSpan().SequenceEqual("PK"u8))
                return await TrailVerifying.OfBackupAsync(named, apart, signer);
            trail.Position = 0;
            return await TrailVerifying.OfFileAsync(trail, named, apart, signer, cancellationToken);
        }

        using var client = connection.OpenWith(usualKey, parsed);
        return await TrailVerifying.OfHostAsync(client, apart, signer, cancellationToken);
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
