namespace InterpreterGuard.Monitoring.Files;

/// <summary>Sensitive paths of people, in whatever folder they call home: credentials, histories, files that a shell, Python or git runs by itself, and what ransomware makes of theirs.</summary>
internal static class HomePaths
{
    public static bool Contains(ReadOnlySpan<byte> path, bool writing)
    {
        var name = PathText.Name(path);
        if (writing && (RunAtStart(name) || HeldForRansom(name) || HasFolder(path, "/.config/autostart"u8) || HasFolder(path, "/.config/environment.d"u8) || HasFolder(path, "/.config/systemd/user"u8) || RunByGit(path, name)))
            return true;

        // All the others have a hidden name somewhere, or are a private key.
        return (path.IndexOf("/."u8) >= 0 && (InHiddenFolder(path) || HiddenName(name))) || PrivateKey(name);
    }

    private static bool InHiddenFolder(ReadOnlySpan<byte> path) =>
        HasFolder(path, "/.ssh"u8)
        || HasFolder(path, "/.aws"u8)
        || HasFolder(path, "/.azure"u8)
        || HasFolder(path, "/.kube"u8)
        || HasFolder(path, "/.gnupg"u8)
        || HasFolder(path, "/.config/gcloud"u8)
        || HasFolder(path, "/.config/gh"u8)
        || HasFolder(path, "/.config/rclone"u8)
        || HasFolder(path, "/.terraform.d"u8)
        || path.EndsWith("/.docker/config.json"u8)
        || path.EndsWith("/.cargo/credentials"u8);

    private static bool HiddenName(ReadOnlySpan<byte> name) =>
        name.SequenceEqual(".netrc"u8)
        || name.SequenceEqual(".git-credentials"u8)
        || name.SequenceEqual(".npmrc"u8)
        || name.SequenceEqual(".pypirc"u8)
        || name.SequenceEqual(".pgpass"u8)
        || name.SequenceEqual(".my.cnf"u8)
        || name.SequenceEqual(".vault-token"u8)
        || name.SequenceEqual(".databrickscfg"u8)
        || name.SequenceEqual(".rhosts"u8)
        || name.EndsWith("_history"u8);

    private static bool PrivateKey(ReadOnlySpan<byte> name) =>
        name.StartsWith("id_"u8) && (name.SequenceEqual("id_rsa"u8) || name.SequenceEqual("id_dsa"u8) || name.SequenceEqual("id_ecdsa"u8) || name.SequenceEqual("id_ed25519"u8));

    // Hooks of repositories, bare ones and those within others. Git lays down samples in each that it makes.
    private static bool RunByGit(ReadOnlySpan<byte> path, ReadOnlySpan<byte> name)
    {
        var at = path.IndexOf(".git/"u8);
        return at >= 0 && HasFolder(path[at..], "/hooks"u8) && !name.EndsWith(".sample"u8);
    }

    private static bool HeldForRansom(ReadOnlySpan<byte> name) =>
        name.EndsWith(".locked"u8)
        || name.EndsWith(".encrypted"u8)
        || name.EndsWith(".crypt"u8)
        || name.EndsWith(".crypted"u8)
        || name.EndsWith(".lockbit"u8)
        || name.EndsWith(".ransom"u8)
        || name.EndsWith(".wcry"u8)
        || name.EndsWith(".wncry"u8);

    private static bool RunAtStart(ReadOnlySpan<byte> name) =>
        name.SequenceEqual(".bashrc"u8)
        || name.SequenceEqual(".bash_aliases"u8)
        || name.SequenceEqual(".xprofile"u8)
        || name.SequenceEqual(".bash_profile"u8)
        || name.SequenceEqual(".bash_login"u8)
        || name.SequenceEqual(".bash_logout"u8)
        || name.SequenceEqual(".profile"u8)
        || name.SequenceEqual(".zshrc"u8)
        || name.SequenceEqual(".zprofile"u8)
        || name.SequenceEqual(".zshenv"u8)
        || name.SequenceEqual("authorized_keys"u8)
        || name.SequenceEqual("sitecustomize.py"u8)
        || name.SequenceEqual("usercustomize.py"u8)
        || name.EndsWith(".pth"u8);

    // The folder itself counts, when it is listed or made.
    private static bool HasFolder(ReadOnlySpan<byte> path, ReadOnlySpan<byte> folder)
    {
        var at = path.IndexOf(folder);
        return at >= 0 && SensitivePaths.IsOrIsIn(path[at..], folder);
    }
}
