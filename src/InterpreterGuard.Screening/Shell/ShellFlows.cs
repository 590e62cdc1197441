using InterpreterGuard.Screening.Analyses.Flows;

namespace InterpreterGuard.Screening.Shell;

/// <summary>Commands whose output comes from elsewhere, and commands that act on what they are given.</summary>
internal static class ShellFlows
{
    public static readonly FlowTable Table = new(
        new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["network"] = ["curl", "wget", "fetch", "aria2c", "lynx", "nc", "ncat", "netcat", "socat", "dig", "nslookup", "host", "ftp", "tftp", "ssh", "http", "aws"],
            ["file"] = ["cat", "head", "tail", "tac", "nl", "less", "more", "strings", "od", "hexdump", "tar", "zip", "gzip", "find", "grep", "awk", "cut", "jq"],
            ["environment"] = ["env", "printenv", "set"],
            ["stdin"] = ["read"],
            ["decoded"] = ["base64", "base32", "basenc", "xxd", "openssl", "uudecode", "gunzip", "zcat", "gpg"],
        },
        new Dictionary<string, string[]>(StringComparer.Ordinal),
        new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["shell:*"] = ["eval", "source", "."],
            ["network:*"] = ["dig", "nslookup", "host", "ping", "telnet"],
        },
        ["basename", "wc", "md5sum", "sha256sum", "sha1sum", "expr", "printf %q", "true", "false", "test", "[", "date"]);
}
