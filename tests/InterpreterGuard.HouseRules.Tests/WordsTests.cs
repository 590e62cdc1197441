using System.Text.RegularExpressions;

namespace InterpreterGuard.HouseRules.Tests;

/// <summary>What is written in the house: nothing put off, nothing of one machine, no link into the void.</summary>
public partial class WordsTests
{
    private static readonly string[] TextEndings = [".cs", ".csproj", ".props", ".json", ".yaml", ".yml", ".md", ".sh", ".c", ".h", ".py", ".list", ".txt", "/guard", "/run", "/build"];

    // Put together here, so that this file does not find itself.
    private static readonly string[] PutOff = ["TO" + "DO", "FIX" + "ME", "NotImplemented" + "Exception"];

    [Fact]
    public void Nothing_is_put_off()
    {
        var found = Texts().SelectMany(file => Lines(file).Where(line => PutOff.Any(word => line.Text.Contains(word, StringComparison.Ordinal))).Select(line => $"{House.Show(file)}:{line.Number}: {line.Text.Trim()}"));

        Assert.Empty(found);
    }

    [Fact]
    public void No_file_names_the_folder_where_this_checkout_happens_to_lie()
    {
        // A checkout right below the root, such as /src, has a name that honest text may hold.
        Assert.SkipWhen(House.Root.Count(character => character == '/') < 2, "The checkout's path is too short to look for.");
        var found = Texts().SelectMany(file => Lines(file).Where(line => line.Text.Contains(House.Root + "/", StringComparison.Ordinal) || HomeFolder.IsMatch(line.Text)).Select(line => $"{House.Show(file)}:{line.Number}: {line.Text.Trim()}"));

        Assert.Empty(found);
    }

    [Fact]
    public void Links_in_pages_lead_somewhere()
    {
        var broken = Pages().SelectMany(page => Link.Matches(WithoutCode(File.ReadAllText(page)))
            .Select(match => match.Groups["target"].Value)
            .Where(target => !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith("mailto:", StringComparison.Ordinal))
            .Where(target => !Leads(page, target))
            .Select(target => $"{House.Show(page)} → {target}"));

        Assert.Empty(broken);
    }

    [Fact]
    public void Scripts_can_be_run_and_stop_at_the_first_error()
    {
        var scripts = new[] { House.At("guard"), House.At(".ci", "run"), House.At("sandbox-images", "build") };

        Assert.Empty(scripts.Where(script => !File.GetUnixFileMode(script).HasFlag(UnixFileMode.UserExecute)).Select(House.Show));
        Assert.Empty(scripts.Where(script => !SetOptions.IsMatch(File.ReadAllText(script))).Select(House.Show));
    }

    private static bool Leads(string page, string target)
    {
        var parts = target.Split('#', 2);
        var file = parts[0].Length == 0 ? page : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(page)!, Uri.UnescapeDataString(parts[0])));
        if (!File.Exists(file) && !Directory.Exists(file))
            return false;
        return parts.Length == 1 || (File.Exists(file) && Headings(file).Contains(parts[1], StringComparer.Ordinal));
    }

    /// <summary>The anchors that a page's headings make: lower case, words joined by hyphens, punctuation dropped.</summary>
    private static IEnumerable<string> Headings(string page) =>
        File.ReadLines(page).Where(line => line.StartsWith('#')).Select(line => new string([.. line.TrimStart('#').Trim().ToLowerInvariant().Where(character => char.IsLetterOrDigit(character) || character is ' ' or '-' or '_')]).Replace(' ', '-'));

    private static string WithoutCode(string text) => CodeBlock.Replace(text, "");

    private static IEnumerable<string> Texts() =>
        House.Files(House.Root).Where(file => TextEndings.Any(ending => file.EndsWith(ending, StringComparison.Ordinal)));

    private static IEnumerable<string> Pages() => House.Files(House.Root, ".md");

    private static IEnumerable<(int Number, string Text)> Lines(string file) => File.ReadLines(file).Select((text, index) => (index + 1, text));

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Link { get; }

    [GeneratedRegex("```.*?```|`[^`\n]*`", RegexOptions.Singleline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex CodeBlock { get; }

    [GeneratedRegex(@"[A-Z]:\\Users\\|/Users/[a-z]+/", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex HomeFolder { get; }

    [GeneratedRegex(@"^set -[a-z]*u[a-z]* ?.*pipefail|^set -[a-z]*u", RegexOptions.Multiline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex SetOptions { get; }
}
