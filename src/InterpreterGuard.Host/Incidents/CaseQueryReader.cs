using InterpreterGuard.Core.Cases;
using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Incidents;
using InterpreterGuard.Host.Access;
using InterpreterGuard.Host.Problems;
using InterpreterGuard.Host.Reading;

namespace InterpreterGuard.Host.Incidents;

/// <summary>Reads the queue's filters out of an address, collecting what is wrong.</summary>
internal static class CaseQueryReader
{
    private const int WordLengthMax = 200;

    private static readonly string[] Known =
    [
        "status", "severity", "decision", "disposition", "assignee", "rule", "technique", "agent", "key", "tenant", "session", "execution", "fingerprint",
        "from", "to", "text", "sort", "grouped", "before", "limit",
    ];

    public static (CaseQuery? Query, IReadOnlyList<FieldProblem> Problems) Read(IQueryCollection sent, Caller caller)
    {
        var query = new QueryReader();
        foreach (var name in sent.Keys.Where(name => !Known.Contains(name, StringComparer.Ordinal)))
            query.Problems.Add(new FieldProblem(Nearest.Quote(name), $"is not known{Nearest.Hint(name, Known)}"));
        var view = query.Enum<CaseView>("status", One("status")) ?? CaseView.All;
        var read = new CaseQuery
        {
            Scope = caller.Scope,
            View = view,
            Assignee = view == CaseView.Mine ? caller.KeyId : Word("assignee", WordLengthMax),
            SeverityMin = query.Enum<Severity>("severity", One("severity")) ?? Severity.Info,
            Decision = query.Enum<IncidentDecision>("decision", One("decision")),
            Disposition = query.Enum<Disposition>("disposition", One("disposition")),
            Rule = Word("rule", WordLengthMax) is { } rule ? new RuleId(rule) : null,
            Technique = Word("technique", WordLengthMax),
            Agent = Word("agent", WordLengthMax),
            ApiKeyId = Word("key", WordLengthMax),
            Tenant = Word("tenant", WordLengthMax),
            SessionId = query.Id<SessionId>("session", One("session"), SessionId.TryParse, "ses_0123…"),
            ExecutionId = query.Id<ExecutionId>("execution", One("execution"), ExecutionId.TryParse, "exe_0123…"),
            Fingerprint = Word("fingerprint", WordLengthMax),
            From = query.Time("from", One("from")),
            To = query.Time("to", One("to")),
            Text = Word("text", CaseQuery.TextLengthMax),
            Sort = query.Enum<CaseSort>("sort", One("sort")) ?? CaseSort.Newest,
            Grouped = query.Flag("grouped", One("grouped")),
            CountMax = (int)query.Number("limit", One("limit"), 50, 1, CaseQuery.CountMaxMax),
        };
        if (read.From >= read.To)
            query.Problems.Add(new FieldProblem("to", "must be later than 'from'"));
        read = read with { After = Cursor(read.Sort) };
        return query.Problems.Count > 0 ? (null, query.Problems) : (read, []);

        string? One(string name) => sent[name] is { Count: > 0 } values ? values[^1] : null;

        string? Word(string name, int lengthMax)
        {
            if (One(name) is not { Length: > 0 } word)
                return null;
            if (word.Length > lengthMax)
                query.Problems.Add(new FieldProblem(name, $"has {word.Length} characters; at most {lengthMax} are allowed"));
            return word;
        }

        CaseCursor? Cursor(CaseSort sort)
        {
            if (One("before") is not { Length: > 0 } before)
                return null;
            if (!CaseCursor.TryParse(before, out var cursor))
                query.Problems.Add(new FieldProblem("before", "is no place in the list; send the former answer's next_before as it is"));
            else if (cursor!.Risk is null == (sort == CaseSort.Risk))
                query.Problems.Add(new FieldProblem("before", "belongs to another order; begin again without it when 'sort' changes"));
            return cursor;
        }
    }
}
