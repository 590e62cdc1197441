using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Exceptions;
using InterpreterGuard.Core.Policies;

namespace InterpreterGuard.Policies.Exceptions;

/// <summary>Says aloud which exceptions silence what honest code never does.</summary>
internal static class ExceptionWarnings
{
    public static IEnumerable<string> Of(IEnumerable<ExceptionDescription> exceptions, IReadOnlyDictionary<string, RuleDescription> rules) =>
        from exception in exceptions
        from id in exception.Rules
        let rule = rules[id.Value]
        where rule.Severity == Severity.Critical || string.Equals(rule.On, "syscall.forbidden", StringComparison.Ordinal)
        select $"Exception {exception.Id} ({exception.Source}) silences {rule.Id} '{rule.Name}', "
            + (rule.Severity == Severity.Critical ? "a critical rule" : "which speaks of what honest code never does")
            + $": what it matches is neither stopped by that rule nor an incident, until the end of {exception.Expires:yyyy-MM-dd}. {exception.Owner} answers for it.";
}
