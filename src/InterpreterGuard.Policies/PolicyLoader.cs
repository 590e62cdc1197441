using InterpreterGuard.Policies.Conditions;
using InterpreterGuard.Policies.Files;
using InterpreterGuard.Policies.Lists;
using InterpreterGuard.Policies.Yaml;

namespace InterpreterGuard.Policies;

/// <summary>Reads a policy folder. Reads files and nothing else: the same folder always gives the same policy or the same problems.</summary>
public static class PolicyLoader
{
    private const string PolicyFile = "policy.yaml";
    private const string ProfilesFile = "profiles.yaml";
    private const string ListsFile = "lists.yaml";

    /// <summary>Loads, checks and compiles.</summary>
    /// <param name="directory">The folder that holds <c>policy.yaml</c>.</param>
    /// <exception cref="PolicyException">The policy has problems; the exception holds all of them.</exception>
    public static LoadedPolicy Load(string directory)
    {
        var problems = new List<PolicyProblem>();
        if (!Directory.Exists(directory))
            throw new PolicyException(directory, [new(".", 0, 0, "There is no such folder.")]);
        var files = PolicyFiles.Read(directory, [PolicyFile, ProfilesFile, ListsFile], problems);

        // 1. Files to drafts, each for itself: a broken one does not hide the others' problems.
        var settings = Root(files, PolicyFile, problems) is { } policyRoot ? PolicySettingsReader.Read(policyRoot) : null;
        var profilesRoot = Root(files, ProfilesFile, problems);
        var profiles = profilesRoot is null ? [] : ProfilesReader.Read(profilesRoot);
        var listsRoot = Root(files, ListsFile, problems);
        var lists = listsRoot is null ? new Dictionary<string, IPolicyList>(StringComparer.Ordinal) : ListsReader.Read(listsRoot);
        var rules = new RulesReader(directory);
        foreach (var name in files.RuleFiles)
        {
            if (Root(files, name, problems) is { } root)
                rules.Read(root);
        }

        // 2. What must fit together.
        if (settings?.DefaultProfile is { } usual && profilesRoot is not null && !profiles.ContainsKey(usual.Value))
            usual.Problem($"There is no profile '{Problems.Cut(usual.Value)}'.{Problems.Meant(usual.Value, profiles.Keys)}");

        // 3. Conditions, all in one compilation. Without lists every use of one would be a problem of its own: then the lists come first.
        var compiled = listsRoot is null ? null : ConditionCompiler.Compile([.. rules.Rules.Select(rule => rule.Condition)], lists);
        if (problems.Count > 0 || settings is null || compiled is null)
            throw new PolicyException(directory, [.. problems.Distinct().OrderBy(problem => problem.File, StringComparer.Ordinal).ThenBy(problem => problem.Line).ThenBy(problem => problem.Column)]);
        return new LoadedPolicy(settings, files.Hash, profiles, rules.Rules, compiled);
    }

    private static YamlNode? Root(PolicyFiles files, string name, List<PolicyProblem> problems) =>
        files.Texts.TryGetValue(name, out var text) ? YamlReader.Read(new(name, text, problems)) : null;
}
