using System.Globalization;
using System.Text.Json;
using InterpreterGuard.Core.Audit;
using InterpreterGuard.Core.Cases;
using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Incidents;
using InterpreterGuard.Storage.Audit;
using InterpreterGuard.Storage.Json;
using InterpreterGuard.Storage.Writing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace InterpreterGuard.Storage.Evidence;

/// <summary>
/// Writes incidents in the writer's transactions: opens one, lets an execution join one that tells the same, or writes what one has become. That there is one writer makes each
/// decision on what is there.
/// </summary>
internal sealed class IncidentBook(IOptions<JoiningOptions> options, TimeProvider time)
{
    /// <summary>Writes the incident of an execution that has ended, or has been seen doing more since.</summary>
    /// <returns>The incident that it belongs to instead of one of its own; <see langword="null"/> when it has its own.</returns>
    public IncidentId? Store(WriterStatements statements, SqliteTransaction transaction, Execution execution, Incident incident)
    {
        if (statements.Joins.FindFormer.RunForRow(transaction, incident.Id.ToString()) is [string status, long severity, string decision, string rules])
        {
            Write(statements, transaction, incident, known: true);
            if (status == Word<CaseStatus>.Of(CaseStatus.Closed) && Worse(incident, (Severity)severity, Word<IncidentDecision>.Read(decision), rules.Split(' ')) is { } worse)
                Step(statements, transaction, incident.Id, execution.Submission.Tenant, CaseAction.Reopen, $"It did worse after it was closed: {worse}.");
            return null;
        }

        if (FindJoin(statements, transaction, incident) is var (into, held, fits))
        {
            if (fits)
            {
                statements.Joins.Rewrite.Run(transaction, incident.ExecutionId.ToString(), (int)incident.Severity, EvidenceJson.Write(incident));
                return into;
            }

            Leave(statements, transaction, incident.ExecutionId.ToString());
            Write(statements, transaction, incident, known: false);
            if (held)
                Step(statements, transaction, incident.Id, execution.Submission.Tenant, CaseAction.Hold, $"It left {into}, which is on legal hold, since it did worse.");
            return null;
        }

        // What waits for a person has an incident of its own: what is decided about it is told there.
        if (execution.Status != ExecutionStatus.Held && FindHost(statements, transaction, execution.Submission.Tenant, incident) is { } host)
        {
            Join(statements, transaction, execution.Submission.Tenant, incident, host);
            return host;
        }

        Write(statements, transaction, incident, known: false);
        return null;
    }

    /// <summary>Writes what an incident has become by a decision. That is no evidence: what is closed stays closed.</summary>
    public static void Follow(WriterStatements statements, SqliteTransaction transaction, Incident incident) => Write(statements, transaction, incident, known: true);

    /// <summary>Takes the join of an execution back, if there is one.</summary>
    public static void Leave(WriterStatements statements, SqliteTransaction transaction, string execution)
    {
        statements.Joins.UncountJoin.Run(transaction, execution);
        statements.Joins.DropJoin.Run(transaction, execution);
    }

    /// <summary>Before an incident is deleted with its execution: one of those that joined it opens the incident it would have opened, and the others join that.</summary>
    /// <returns>That one; <see langword="null"/> when nothing had joined.</returns>
    public IncidentId? HandOver(WriterStatements statements, SqliteTransaction transaction, string from)
    {
        if (statements.Joins.FindHeir.RunForRow(transaction, from) is not [string own, string tenant])
            return null;
        var heir = EvidenceJson.Read<Incident>(own);
        var id = heir.Id.ToString();
        Leave(statements, transaction, heir.ExecutionId.ToString());
        Write(statements, transaction, heir, known: false);
        statements.Joins.Inherit.Run(transaction, id, from);
        statements.Joins.Repoint.Run(transaction, id, from);
        Step(statements, transaction, heir.Id, tenant, CaseAction.Comment, $"It took over from {from}, whose execution was deleted.");
        return heir.Id;
    }

    private IncidentId? FindHost(WriterStatements statements, SqliteTransaction transaction, string tenant, Incident incident)
    {
        var (most, window) = (options.Value.EqualIncidentsMax, options.Value.Window);
        if (window == TimeSpan.Zero || incident.Fingerprint.Length == 0)
            return null;
        var since = incident.OpenedAt - window;

        // Ids begin with their time, so the id that a moment would make divides what came before from what came after.
        var first = "inc_" + Math.Max(0, since.ToUnixTimeMilliseconds()).ToString("x12", CultureInfo.InvariantCulture);
        if (statements.Joins.CountOpened.RunForNumber(transaction, tenant, incident.Fingerprint, first, most) < most)
            return null;
        return statements.Joins.FindHost.RunForRow(
            transaction, tenant, incident.Fingerprint, (int)incident.Severity, Word<IncidentDecision>.Of(incident.Decision), Moment.Of(since), OwnRisk(incident)) is [string id] ? IdOf(id) : null;
    }

    private static (IncidentId Into, bool Held, bool Fits)? FindJoin(WriterStatements statements, SqliteTransaction transaction, Incident incident) =>
        statements.Joins.FindJoin.RunForRow(
            transaction,
            incident.ExecutionId.ToString(),
            (int)incident.Severity,
            Word<IncidentDecision>.Of(incident.Decision),
            OwnRisk(incident),
            JsonSerializer.Serialize(incident.Rules.Select(rule => rule.Value))) is [string into, long held, long fits] ? (IdOf(into), held != 0, fits != 0) : null;

    private static void Join(WriterStatements statements, SqliteTransaction transaction, string tenant, Incident incident, IncidentId host)
    {
        var at = Moment.Of(incident.OpenedAt);
        statements.Joins.Join.Run(
            transaction, incident.Id.ToString(), host.ToString(), incident.ExecutionId.ToString(), at, tenant, (int)incident.Severity, EvidenceJson.Write(incident));
        statements.Joins.CountJoin.Run(transaction, host.ToString(), at);
    }

    private static string? Worse(Incident now, Severity severity, IncidentDecision decision, string[] rules)
    {
        var first = now.Rules.Select(rule => rule.Value).Except(rules, StringComparer.Ordinal).ToList();
        List<string> parts = [];
        if (now.Severity > severity)
            parts.Add($"its severity rose from {Word<Severity>.Of(severity)} to {Word<Severity>.Of(now.Severity)}");
        if (first.Count > 0)
            parts.Add($"{string.Join(", ", first)} matched for the first time");
        if (now.Decision == IncidentDecision.Killed && decision != IncidentDecision.Killed)
            parts.Add("it was ended at once");
        return parts.Count == 0 ? null : string.Join("; ", parts);
    }

    private static void Write(WriterStatements statements, SqliteTransaction transaction, Incident incident, bool known)
    {
        var id = incident.Id.ToString();
        var execution = incident.ExecutionId.ToString();
        var risk = RiskScore.Of([.. incident.Risk.Parts, .. RiskParts.OfHistory(
            statements.CountEqual.RunForNumber(transaction, execution, incident.Fingerprint, id) ?? 0,
            statements.CountConfirmed.RunForNumber(transaction, execution, id) ?? 0)]);
        statements.OpenIncident.Run(
            transaction,
            id,
            execution,
            (int)incident.Severity,
            Word<IncidentDecision>.Of(incident.Decision),
            incident.Summary,
            EvidenceJson.Write(incident.Attack),
            Moment.Of(incident.OpenedAt),
            incident.Fingerprint,
            risk.Score,
            EvidenceJson.Write(risk.Parts));
        if (known)
            statements.ForgetRules.Run(transaction, id);
        for (var i = 0; i < incident.Rules.Count; i++)
            statements.NameRule.Run(transaction, id, i, incident.Rules[i].Value);
        foreach (var technique in incident.Attack)
        {
            statements.NameTechnique.Run(transaction, technique, id, 1);
            if (technique.IndexOf('.', StringComparison.Ordinal) is > 0 and var end)
                statements.NameTechnique.Run(transaction, technique[..end], id, 0);
        }
    }

    // The guard's own step, in the incident's record and in the trail, as a person's would be.
    private void Step(WriterStatements statements, SqliteTransaction transaction, IncidentId incident, string tenant, CaseAction what, string note)
    {
        var (id, now, action) = (incident.ToString(), time.GetUtcNow(), Word<CaseAction>.Of(what));
        statements.AddStep.Run(transaction, id, Moment.Of(now), action, AuditEvent.Guard, null, null, note, null);
        statements.ChangeCase.Run(transaction, id, Moment.Of(now), action, null, null, note);
        AuditWriting.Append(statements, transaction, now, new AuditEvent(AuditKind.Case, AuditEvent.Guard, id, $"{action}, note {AuditWriting.HashOf(note)}", tenant));
    }

    private static int OwnRisk(Incident incident) => incident.Risk.Parts.Sum(part => part.Points);

    private static IncidentId IdOf(string text) => IncidentId.TryParse(text, out var id) ? id : throw new StorageException($"'{text}' is no incident's id.");
}
