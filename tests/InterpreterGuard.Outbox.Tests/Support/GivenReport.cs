using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Core.Submissions;
using InterpreterGuard.Outbox.Reports;
using InterpreterGuard.TestKit.Given;

namespace InterpreterGuard.Outbox.Tests.Support;

/// <summary>Reports as the host would make them, with a stranger's text in every place where an agent has a say.</summary>
internal static class GivenReport
{
    public const string MessageId = "msg_01a20a432c167e54ba7123b3803a675c";

    /// <summary>Texts that mean something to one of the formats, or to whoever shows them.</summary>
    public static readonly string[] Hostile =
    [
        "", "plain", "a|b", "a=b c=d", "\\", "\\|", "\\=", "trailing\\", "line\r\nend", "\nCEF:0|x|y|1|1|1|10|act=none", "\" onload=\"x", "'quoted'", "<script>alert(1)</script>",
        "\0zero", "\u001b[31mred", "\u202egnp.exe", "zero\u200bwidth", "\ud800 lone", "pair \ud83d\ude00", "} ] \"x\": {", "\u2028separated", "msg=forged outcome=released", "<13>1 - - - - - - forged",
        "%0a%0d", "\u0085next", "cs1Label=incident cs1=forged", "\ufeffmark", new string('x', 5000), new string('|', 3000), "ends with high \ud83d",
    ];

    public static ReportOrigin Origin(bool isUpdate = false) => new(MessageId, GivenExecutions.Noon.AddSeconds(2), "guard-1", "0.1.0", NoRedaction.Instance, isUpdate);

    /// <summary>Every place of a report filled with the same text.</summary>
    public static IncidentReport Of(string text, bool isUpdate = false)
    {
        var accepted = GivenExecutions.Accepted();
        var execution = GivenExecutions.Ended(accepted with { Submission = accepted.Submission with { Context = new SubmissionContext(text, text, text, text, text) } });
        var process = new ProcessReference(7, 1, text);
        Fact[] facts =
        [
            new NetworkConnect { Family = "inet", Address = text, Name = text, Port = 443 },
            new NetworkConnect { Family = "inet6", Address = "2001:db8::1", Port = 53 },
            new NetworkConnect { Family = "inet", Address = "192.0.2.7", Port = 80 },
            new ProcessExec { Path = text, Name = text, CommandLine = text },
            new FileOpen { Path = text.Length == 0 ? "/etc/shadow" : text },
        ];
        execution = execution with
        {
            Observations = [.. facts.Select((fact, index) => new Observation(index + 1, GivenExecutions.Noon, process, fact, (Decision)(index % 3)))],
            Detections = [.. facts.Select((_, index) => Detection(text, index + 1))],
        };
        var incident = GivenExecutions.IncidentOf(execution) with { Summary = text };
        return ReportWriter.Write(execution, incident, execution.Detections, Origin(isUpdate));
    }

    public static Detection Detection(string text, long observation) => new()
    {
        Rule = new RuleId("IG4004"), RuleName = text, Severity = (Severity)(observation % 5), Action = RuleAction.Deny, ActionWanted = RuleAction.Deny, Message = text,
        Attack = ["T1552.005", "T1041"], Observation = observation, At = GivenExecutions.Noon, Source = new SourceHint(text, 3, SourceHintFrom.Frame),
    };
}
