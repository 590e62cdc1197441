using InterpreterGuard.Core.Audit;
using InterpreterGuard.Core.Cases;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Core.Replays;
using InterpreterGuard.Host.Access;
using InterpreterGuard.Host.Replays;
using InterpreterGuard.Host.Review;
using InterpreterGuard.Policies.Tuning;
using Microsoft.Extensions.Options;

namespace InterpreterGuard.Host.Tuning;

/// <summary>Where a rule is taught to say less, for the page and the API alike: drawn up, judged on the past, and written where the deployment lets people write.</summary>
internal sealed class TuningDesk(
    TuningDrafting drafting, PolicyReplay replay, ReplayTurn turn, ICaseStore cases, OverlayFolder overlay, IPolicyReloads reloads, IAuditTrail trail, IOptions<ReviewOptions> options, TimeProvider time, ILogger<TuningDesk> logger)
    : IDisposable
{
    private const int ListedMax = 100;
    private static readonly TimeSpan TimeMax = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _writing = new(1);

    /// <summary>Why nothing can be written here; <see langword="null"/> when it can.</summary>
    public string? WhyNotWritten => !options.Value.TuneWrites ? "This deployment does not let people write into the policy (Review:TuneWrites); download the file for whoever keeps it."
        : !overlay.IsThere ? "This deployment has no overlay folder to write to (Policies:OverlayDirectory)."
        : null;

    public Task<TuningSubject> FindAsync(IncidentId incident, string rule, Caller caller, CancellationToken cancellationToken)
    {
        Allow(caller);
        return drafting.FindAsync(incident, rule, caller.Scope, cancellationToken);
    }

    /// <summary>Draws a proposal up and judges the past by it. Keeps nothing.</summary>
    /// <exception cref="TuningRefusedException">It cannot be had.</exception>
    public async Task<TuningPreview> PreviewAsync(TuningProposal proposal, Caller caller, IProgress<ReplayProgress>? progress, CancellationToken cancellationToken)
    {
        Allow(caller);
        var subject = await drafting.FindAsync(proposal.Incident, proposal.Rule, caller.Scope, cancellationToken);
        using var ours = turn.Take() ?? throw new TuningRefusedException(StatusCodes.Status429TooManyRequests, "A replay is running", "The host does one replay at a time. Try again when it is done.");

        // Compiling and judging take a processor; the caller's thread may be a page's.
        return await Task.Run(() => JudgeAsync(subject, proposal, caller, progress, cancellationToken), cancellationToken);
    }

    /// <summary>Looks once more, writes the file, reads the policy anew, and tells the audit trail.</summary>
    /// <exception cref="TuningRefusedException">It cannot be had, or would silence a true positive.</exception>
    public async Task<TuningApplied> ApplyAsync(TuningProposal proposal, Caller caller, CancellationToken cancellationToken)
    {
        if (WhyNotWritten is { } why)
            throw new TuningRefusedException(StatusCodes.Status403Forbidden, "Nothing is written here", why);

        // One at a time: each file is drawn up from the one before.
        await _writing.WaitAsync(cancellationToken);
        try
        {
            var preview = await PreviewAsync(proposal, caller, progress: null, cancellationToken);
            if (preview.TruePositives > 0)
            {
                throw new TuningRefusedException(
                    StatusCodes.Status409Conflict, "It would silence a true positive", $"{preview.TruePositives} of the incidents it would silence {(preview.TruePositives == 1 ? "was" : "were")} called true positive. Hold more fields fast, or reopen them.");
            }

            Write(preview.File);
            var reload = await reloads.ReloadAsync(CancellationToken.None);
            await trail.AppendAsync(new AuditEvent(
                proposal.Change == TuningChange.Exception ? AuditKind.Exception : AuditKind.Policy,
                caller.KeyId,
                reload.PolicyHash,
                $"{preview.File.Subject} written to {preview.File.Name} from {proposal.Incident}, {(proposal.Change == TuningChange.Exception ? $"for {proposal.Rule}" : $"threshold {proposal.Threshold}")}, expires {proposal.Expires}, {(reload.Succeeded ? "in force" : "not in force")}"), CancellationToken.None);
            logger.PolicyTuned(preview.File.Name, preview.File.Subject, caller.KeyId);
            return new TuningApplied(preview.File.Name, preview.File.Subject, reload.PolicyHash, reload.Succeeded, reload.Problems, preview);
        }
        finally
        {
            _writing.Release();
        }
    }

    public void Dispose() => _writing.Dispose();

    // A policy judges everybody's executions, and a replay shows everybody's past.
    private static void Allow(Caller caller)
    {
        if (!caller.SeesAll)
            throw new TuningRefusedException(StatusCodes.Status403Forbidden, "Not allowed", "The policy judges executions of all tenants; who sees some of them cannot tune it.");
    }

    private void Write(TunedFile file)
    {
        try
        {
            overlay.Write(file);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            logger.PolicyNotTuned(problem, file.Name);
            throw new TuningRefusedException(StatusCodes.Status409Conflict, "It could not be written", "The host cannot write into the overlay folder; its log says why. Download the file instead.");
        }
    }

    private async Task<TuningPreview> JudgeAsync(TuningSubject subject, TuningProposal proposal, Caller caller, IProgress<ReplayProgress>? progress, CancellationToken cancellationToken)
    {
        var (file, policy) = drafting.Draw(subject, proposal, caller.KeyId);
        var rule = subject.Rule.Id;
        var report = await replay.RunAsync(
            policy.Policy,
            new ReplayQuery(time.GetUtcNow() - TimeSpan.FromDays(proposal.Days), proposal.Limit) { ListedMax = proposal.Limit, StaysOf = rule, Progress = progress, TimeMax = TimeMax },
            cancellationToken);

        List<ReplayedIncident> vanish = [], change = [], appear = [], stay = [.. report.Stays];
        foreach (var incident in report.Incidents)
        {
            var (before, after) = (incident.Before?.Rules.Contains(rule) == true, incident.After?.Rules.Contains(rule) == true);
            ((before, after, incident.Change) switch
            {
                (true, _, ReplayChange.Vanishes) => vanish,
                (true, false, _) => change,
                (true, true, _) => stay,
                (false, true, _) => appear,
                _ => null,
            })?.Add(incident);
        }

        var (gone, less) = (await ListAsync(vanish, caller, vanish.Count, cancellationToken), await ListAsync(change, caller, change.Count, cancellationToken));
        List<string> warnings = [.. policy.Warnings];
        if (vanish.Count + change.Count > 1 && stay.Count == 0)
            warnings.Add($"Nothing that {rule} found in these days would stay. Is that what you mean?");
        return new TuningPreview(
            rule.Value, file, warnings, policy.Policy.Hash, report.Replayed, report.LeftOut, report.NotReplayable, report.OutOfTime,
            Cut(gone), Cut(less), Cut(await ListAsync(appear, caller, ListedMax, cancellationToken), appear.Count), Cut(await ListAsync(stay, caller, ListedMax, cancellationToken), stay.Count),
            gone.Concat(less).Count(incident => incident.Disposition == Disposition.TruePositive));
    }

    private static TunedIncidents Cut(List<TunedIncident> all, int? count = null) => new(count ?? all.Count, [.. all.Take(ListedMax)]);

    private async Task<List<TunedIncident>> ListAsync(List<ReplayedIncident> incidents, Caller caller, int countMax, CancellationToken cancellationToken)
    {
        var listed = new List<TunedIncident>();
        foreach (var incident in incidents.AsEnumerable().Reverse().Take(countMax))
        {
            var shown = incident.Before ?? incident.After!;
            var state = incident.Before is null ? null : (await cases.FindAsync(shown.Id, caller.Scope, cancellationToken))?.State;
            listed.Add(new TunedIncident(incident.Before?.Id.ToString(), incident.ExecutionId.ToString(), incident.ReceivedAt, shown.Severity, shown.Summary, state?.Disposition));
        }

        return listed;
    }
}
