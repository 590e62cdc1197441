using System.Globalization;
using System.Text;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Policies.Conditions;
using InterpreterGuard.Policies.Lists;
using InterpreterGuard.Policies.Yaml;

namespace InterpreterGuard.Policies.Exceptions;

/// <summary>
/// Exceptions written out for a person to review: text for <c>exceptions.yaml</c>, and nothing more. It is read back and compiled before it is handed out,
/// so what is proposed also loads.
/// </summary>
/// <param name="Yaml">The text.</param>
/// <param name="Warnings">What a reviewer should know before it is taken over.</param>
public sealed record ExceptionProposal(string Yaml, IReadOnlyList<string> Warnings)
{
    /// <summary>Kinds of facts that no exception speaks of.</summary>
    public static bool IsPossible(RuleDescription rule) => !string.Equals(rule.On, "code.unreadable", StringComparison.Ordinal);

    /// <summary>Writes exceptions.</summary>
    /// <param name="proposed">What to except; each as narrow as the facts that were seen.</param>
    /// <param name="comment">A line above them: where they come from.</param>
    /// <param name="owner">Who will answer for them.</param>
    /// <param name="reason">Why what they silence is no threat.</param>
    /// <param name="created">Today.</param>
    /// <param name="expires">The last day on which they are to work.</param>
    /// <exception cref="PolicyException">They cannot be written as exceptions, for instance because a condition would be too long.</exception>
    public static ExceptionProposal Write(IReadOnlyList<ProposedException> proposed, string comment, string owner, string reason, DateOnly created, DateOnly expires)
    {
        var yaml = new StringBuilder().Append("# ").Append(comment.ReplaceLineEndings(" ")).Append('\n');
        foreach (var exception in proposed)
        {
            var when = string.Join(" || ", exception.Facts.Select(fact => FactCondition.Of(fact, exception.Fields)).Distinct(StringComparer.Ordinal).Select(condition => $"({condition})"));
            yaml.Append("- id: ").Append(exception.Id).Append('\n')
                .Append("  rules: [").Append(exception.Rule.Id.Value).Append("]\n")
                .Append("  when: ").Append(Quoted(when)).Append('\n')
                .Append(Only("agents", exception.Agent))
                .Append(Only("tenants", exception.Tenant))
                .Append("  owner: ").Append(Quoted(owner)).Append('\n')
                .Append("  reason: ").Append(Quoted(reason)).Append('\n')
                .Append(CultureInfo.InvariantCulture, $"  created: {created:yyyy-MM-dd}\n  expires: {expires:yyyy-MM-dd}\n");
        }
        return Checked(yaml.ToString(), proposed);
    }

    /// <summary>Whether an exception can name this: letters of ASCII alone. What a stranger wrote otherwise could mean something to YAML, or look like another name.</summary>
    public static bool CanName(string? name) => name is { Length: > 0 } && name.All(c => c is >= ' ' and <= '~') && name.Trim().Length == name.Length;

    private static string Only(string key, string? name) => name switch
    {
        null => "",
        _ when CanName(name) => $"  {key}: [{Quoted(name)}]\n",
        _ => throw new ArgumentException($"'{key}' of an exception holds letters of ASCII alone.", nameof(name)),
    };

    private static ExceptionProposal Checked(string yaml, IReadOnlyList<ProposedException> proposed)
    {
        var rules = proposed.ToDictionary(exception => exception.Rule.Id.Value, exception => exception.Rule with { On = exception.Facts[0].Kind }, StringComparer.Ordinal);
        var problems = new List<PolicyProblem>();
        var reader = new ExceptionsReader(rules);
        if (YamlReader.Read(new(ExceptionsReader.FileName, yaml, problems, directory: "")) is { } root)
            reader.Read(root);
        var conditions = reader.Exceptions.SelectMany(exception => exception.Conditions).ToList();
        ConditionCompiler.Compile(conditions, new Dictionary<string, IPolicyList>(StringComparer.Ordinal));
        return problems.Count == 0
            ? new(yaml, [.. ExceptionWarnings.Of(reader.Exceptions.Select(exception => exception.Description), rules)])
            : throw new PolicyException(ExceptionsReader.FileName, problems);
    }

    private static string Quoted(string text) => "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'";
}
