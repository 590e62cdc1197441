using InterpreterGuard.Core.Policies;
using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Core.Submissions;
using InterpreterGuard.Host.Access;
using InterpreterGuard.Host.Problems;
using InterpreterGuard.Host.Reading;

namespace InterpreterGuard.Host.Executions;

/// <summary>Reads which profile a request wants, and whether this caller may have it with this language and these variables.</summary>
internal sealed class ProfileReader(IPolicy policy, ObjectReader body, List<FieldProblem> problems)
{
    /// <summary>The profile; <see langword="null"/> when there is none of this name for this caller.</summary>
    public Profile? Read(Language language, IEnumerable<string> variables, Caller caller)
    {
        var asked = body.Text("profile");
        var name = asked ?? policy.DefaultProfile;
        var those = policy.Profiles.Values.Where(profile => profile.IsFor(caller.Role, caller.KeyId)).Select(profile => profile.Name).Order(StringComparer.Ordinal).ToList();
        if (!policy.Profiles.TryGetValue(name, out var profile))
        {
            body.Add("profile", $"'{Nearest.Quote(name)}' does not exist; there are {Named(those)}");
            return null;
        }

        if (!profile.IsFor(caller.Role, caller.KeyId))
        {
            body.Add("profile", asked is null ? $"must be named: the usual one is not for this key; it may ask for {Named(those)}" : $"'{name}' is not for this key; it may ask for {Named(those)}");
            return null;
        }

        CheckUse(profile, language, variables);
        return profile;
    }

    /// <summary>Whether a profile may be used with a language and variables.</summary>
    public void CheckUse(Profile profile, Language language, IEnumerable<string> variables)
    {
        if (language.Name is not null && !profile.IsFor(language))
            body.Add("language", $"'{language}' is not among those of profile '{profile.Name}': {string.Join(", ", profile.Languages)}. Name another profile");
        foreach (var variable in variables.Where(variable => !profile.TakesVariable(variable)))
            problems.Add(new($"env.{Nearest.Quote(variable)}", $"is not among the variables of profile '{profile.Name}': {Named(profile.EnvironmentNames!)}. Leave it out, or name another profile"));
    }

    private static string Named(IReadOnlyList<string> names) => names.Count == 0 ? "none" : string.Join(", ", names);
}
