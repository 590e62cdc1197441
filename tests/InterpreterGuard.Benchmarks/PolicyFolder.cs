using System.Text;
using System.Text.RegularExpressions;

namespace InterpreterGuard.Benchmarks;

/// <summary>Policy folders made for measuring, gone when disposed.</summary>
internal sealed partial class PolicyFolder : IDisposable
{
    private PolicyFolder()
    {
    }

    public string Directory { get; } = System.IO.Directory.CreateTempSubdirectory("guard-bench-").FullName;

    /// <summary>The shipped policy, its rules repeated under other numbers until there are so many.</summary>
    public static PolicyFolder OfBase(int rules)
    {
        var folder = new PolicyFolder();
        Repository.CopyFolder(Path.Combine(Repository.Root(), "policies", "base"), folder.Directory);
        var files = System.IO.Directory.GetFiles(Path.Combine(folder.Directory, "rules")).Order(StringComparer.Ordinal).ToList();
        var shipped = files.ConvertAll(file => (File: file, Rules: RuleStart.Split(File.ReadAllText(file)).Skip(1).Select(text => "- id: " + text.TrimEnd()).ToList()));
        var missing = rules - shipped.Sum(file => file.Rules.Count);
        for (var round = 0; missing > 0; round++)
        {
            foreach (var (file, texts) in shipped)
            {
                var copies = texts.Take(missing).Select((text, i) => Id.Replace(text, $"- id: IG{Path.GetFileName(file)[0]}{400 + (round * 100) + i}", 1)).ToList();
                missing -= copies.Count;
                if (copies.Count > 0)
                    File.WriteAllText(Path.Combine(folder.Directory, "rules", $"{Path.GetFileName(file)[..4]}-copy-{(char)('a' + round)}.yaml"), string.Join("\n\n", copies) + "\n");
            }
        }
        return folder;
    }

    /// <summary>A policy of plain rules: so many about connections, and so many about programs.</summary>
    public static PolicyFolder OfKinds(int connects, int execs)
    {
        var folder = new PolicyFolder();
        System.IO.Directory.CreateDirectory(Path.Combine(folder.Directory, "rules"));
        folder.Write("policy.yaml", "id: bench\nenforcement: enforce\ndefault_profile: default\ndisclosure: rules\n");
        folder.Write("profiles.yaml", "default:\n  description: For measuring.\n");
        folder.Write("lists.yaml", "names:\n  why: For measuring.\n  text: [a, b]\n");
        folder.Write("rules/4xxx-network.yaml", Rules('4', connects, n => ("network.connect", $"!loopback && port == {n} && address.StartsWith(\"10.\")")));
        folder.Write("rules/2xxx-process.yaml", Rules('2', execs, n => ("process.exec", $"name == \"program-{n}\" && command_line.Contains(\"--{n}\")")));
        return folder;
    }

    public void Dispose() => System.IO.Directory.Delete(Directory, recursive: true);

    private static string Rules(char family, int count, Func<int, (string On, string When)> rule)
    {
        var text = new StringBuilder();
        for (var n = 0; n < count; n++)
        {
            var (on, when) = rule(n);
            text.Append($"- id: IG{family}{n:000}\n  name: Rule {n}\n  on: {on}\n  when: '{when}'\n  severity: low\n  then: alert\n  maturity: stable\n  attack: []\n  cwe: []\n")
                .Append("  why: For measuring.\n  false_positives: None.\n  fires_on: [{ }]\n  spares: [{ }]\n\n");
        }
        return text.Length == 0 ? "[]\n" : text.ToString();
    }

    private void Write(string file, string text) => File.WriteAllText(Path.Combine(Directory, file), text);

    [GeneratedRegex("^- id: ", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex RuleStart { get; }

    [GeneratedRegex("^- id: IG[0-9]{4}", RegexOptions.NonBacktracking)]
    private static partial Regex Id { get; }
}
