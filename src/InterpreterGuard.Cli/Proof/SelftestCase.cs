using InterpreterGuard.Core.Policies;

namespace InterpreterGuard.Cli.Proof;

/// <summary>A rule that watches running code, and the program that must make it fire.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Program">The program's file; <see langword="null"/>: the policy has none for it.</param>
internal sealed record SelftestCase(RuleDescription Rule, string? Program)
{
    /// <summary>The folder of a policy's base in which they lie, each under its rule's number: <c>ig2001.py</c>.</summary>
    public const string Folder = "selftest";

    /// <summary>What the policy is while they run.</summary>
    public const string Overlay = "overlay.yaml";

    private const string OfSource = "code.";
    private const string OfTheGuard = "guard.";

    /// <summary>Only a failure of the guard itself makes these fire; no program can.</summary>
    public bool NeedsAFault => Rule.On.StartsWith(OfTheGuard, StringComparison.Ordinal);

    /// <summary>All rules of a policy that are asked about running code.</summary>
    public static IReadOnlyList<SelftestCase> Of(IEnumerable<RuleDescription> rules, string baseFolder)
    {
        var folder = Path.Combine(baseFolder, Folder);
        var programs = (Directory.Exists(folder) ? Directory.EnumerateFiles(folder) : [])
            .ToLookup(file => Path.GetFileNameWithoutExtension(file), StringComparer.OrdinalIgnoreCase);
        return [.. rules
            .Where(rule => rule.Enabled && !rule.On.StartsWith(OfSource, StringComparison.Ordinal))
            .OrderBy(rule => rule.Id.ToString(), StringComparer.Ordinal)
            .Select(rule => new SelftestCase(rule, programs[rule.Id.ToString()].FirstOrDefault()))];
    }
}
