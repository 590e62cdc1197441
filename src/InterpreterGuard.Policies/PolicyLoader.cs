using InterpreterGuard.Core.Policies;
using InterpreterGuard.Policies.Conditions;
using InterpreterGuard.Policies.Exceptions;
using InterpreterGuard.Policies.Files;
using InterpreterGuard.Policies.Lists;
using InterpreterGuard.Policies.Packs;
using InterpreterGuard.Policies.Yaml;

namespace InterpreterGuard.Policies;

/// <summary>Reads a policy. Reads files and nothing else: the same files always give the same policy or the same problems.</summary>
public static class PolicyLoader
{
    private const string PolicyFile = "policy.yaml";
    private const string ProfilesFile = "profiles.yaml";
    private const string ListsFile = "lists.yaml";
    private const string EgressFile = "egress.yaml";
    private const string RedactionFile = "redaction.yaml";

    /// <summary>Loads, checks and compiles a base alone.</summary>
    /// <param name="directory">The folder that holds <c>policy.yaml</c>.</param>
    /// <exception cref="PolicyException">The policy has problems; the exception holds all of them.</exception>
    public static LoadedPolicy Load(string directory) => Load(new PolicyLayers(directory));

    /// <summary>Loads a base, lays the other layers over it, checks and compiles the whole.</summary>
    /// <exception cref="PolicyException">The policy has problems; the exception holds all of them.</exception>
    public static LoadedPolicy Load(PolicyLayers layers)
    {
        var problems = new List<PolicyProblem>();
        if (!Directory.Exists(layers.BaseDirectory))
            throw new PolicyException(layers.BaseDirectory, [new(".", 0, 0, "There is no such folder.")]);
        var files = PolicyFiles.Read(layers, [PolicyFile, ProfilesFile, ListsFile], [EgressFile, RedactionFile], problems);

        // 1. Files to one tree, layer over layer.
        var tree = PolicyTree.Build(files, problems);

        // 2. The tree to drafts, each part for itself: a broken one does not hide the others' problems.
        var settings = tree.Document(PolicyFile) is { } policyRoot ? PolicySettingsReader.Read(policyRoot) : null;
        var egress = tree.Document(EgressFile) is { } egressRoot ? EgressReader.Read(egressRoot) : EgressRules.Unsaid;
        var profilesRoot = tree.Document(ProfilesFile);
        var profiles = profilesRoot is null ? [] : ProfilesReader.Read(profilesRoot, egress);
        var listsRoot = tree.Document(ListsFile);
        var lists = listsRoot is null ? new Dictionary<string, IPolicyList>(StringComparer.Ordinal) : ListsReader.Read(listsRoot);
        var redaction = tree.Document(RedactionFile) is { } redactionRoot ? RedactionReader.Read(redactionRoot) : (IRedaction)NoRedaction.Instance;
        var rules = new RulesReader();
        tree.Rules.ForEach(rules.Read);
        var byId = rules.Rules.ToDictionary(rule => rule.Description.Id.Value, rule => rule.Description, StringComparer.Ordinal);
        var exceptions = new ExceptionsReader(byId);
        if (tree.Exceptions is { } exceptionsRoot)
            exceptions.Read(exceptionsRoot);

        // 3. What must fit together.
        if (settings?.DefaultProfile is { } usual && profilesRoot is not null && !profiles.ContainsKey(usual.Value))
            usual.Problem($"There is no profile '{Problems.Cut(usual.Value)}'.{Problems.Meant(usual.Value, profiles.Keys)}");

        // 4. Conditions, all in one compilation. Without lists every use of one would be a problem of its own: then the lists come first.
        var compiled = listsRoot is null ? null : ConditionCompiler.Compile(
            [.. rules.Rules.SelectMany(rule => rule.Conditions), .. exceptions.Exceptions.SelectMany(exception => exception.Conditions)], lists);
        if (problems.Count > 0 || settings is null || compiled is null)
            throw new PolicyException(layers.BaseDirectory, [.. problems.Distinct().OrderBy(problem => problem.File, StringComparer.Ordinal).ThenBy(problem => problem.Line).ThenBy(problem => problem.Column)]);
        return new LoadedPolicy(settings, files.Hash, profiles, rules.Rules, exceptions.Exceptions, compiled, new Provenance(tree)) { Egress = egress, Redaction = redaction, Texts = files.Texts };
    }
}
