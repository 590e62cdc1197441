using System.Globalization;
using InterpreterGuard.Client.Transport;

namespace InterpreterGuard.Client;

/// <content>Incidents, held submissions and the policy; these need a reviewer's key, reloading an admin's.</content>
public sealed partial class GuardClient
{
    /// <summary>Incidents, newest first.</summary>
    /// <param name="limit">How many, 1 to 500.</param>
    /// <param name="before">The page before this one's <see cref="IncidentList.NextBefore"/>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<IncidentList> ListIncidentsAsync(int limit = 50, string? before = null, CancellationToken cancellationToken = default) =>
        AskPageAsync<IncidentList>("v1/incidents", limit, "before", before, cancellationToken);

    /// <summary>An incident with its evidence.</summary>
    public Task<IncidentCase> GetIncidentAsync(string incidentId, CancellationToken cancellationToken = default) =>
        _transport.AskAsync<IncidentCase>(GuardRequest.Get($"v1/incidents/{PathText.Id(incidentId)}"), cancellationToken);

    /// <summary>Submissions that wait for a person, oldest first.</summary>
    /// <param name="limit">How many, 1 to 500.</param>
    /// <param name="after">The page before this one's <see cref="HeldList.NextAfter"/>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<HeldList> ListHeldAsync(int limit = 50, string? after = null, CancellationToken cancellationToken = default) =>
        AskPageAsync<HeldList>("v1/held", limit, "after", after, cancellationToken);

    /// <summary>Lets a held submission run. The reason is kept.</summary>
    public Task<Execution> ReleaseAsync(string executionId, string reason, CancellationToken cancellationToken = default) =>
        DecideAsync(executionId, "release", reason, cancellationToken);

    /// <summary>Refuses a held submission for good. The reason is kept.</summary>
    public Task<Execution> RejectAsync(string executionId, string reason, CancellationToken cancellationToken = default) =>
        DecideAsync(executionId, "reject", reason, cancellationToken);

    /// <summary>What was seen while code ran, in order.</summary>
    /// <param name="executionId">The execution.</param>
    /// <param name="after">Those behind this number.</param>
    /// <param name="limit">How many, 1 to 10000.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<ObservationList> ListObservationsAsync(string executionId, long after = 0, int limit = 1000, CancellationToken cancellationToken = default) =>
        _transport.AskAsync<ObservationList>(
            GuardRequest.Get(string.Create(CultureInfo.InvariantCulture, $"v1/executions/{PathText.Id(executionId)}/observations?limit={limit}&after={after}")), cancellationToken);

    /// <summary>
    /// What is seen of an execution as it is seen, to its end; of one that has ended, what is kept. A connection that breaks is made anew behind the last observation. Leaving the loop ends nothing.
    /// </summary>
    /// <param name="executionId">The execution.</param>
    /// <param name="aftermath">To go on behind the ending with what it left running in its session.</param>
    /// <param name="cancellationToken">Ends the watching.</param>
    public IAsyncEnumerable<WatchedEvent> WatchAsync(string executionId, bool aftermath = false, CancellationToken cancellationToken = default) =>
        new WatchReader(_transport, $"v1/executions/{PathText.Id(executionId)}/observations{(aftermath ? "?aftermath=true" : "")}", toEnd: true).ReadAsync(cancellationToken);

    /// <summary>What is seen of all executions as they run, until the connection or the loop ends.</summary>
    public IAsyncEnumerable<WatchedEvent> WatchAllAsync(CancellationToken cancellationToken = default) =>
        new WatchReader(_transport, "v1/observations", toEnd: false).ReadAsync(cancellationToken);

    /// <summary>Everything that is kept of an ended execution as a ZIP archive with a signed manifest, as a stream. The caller disposes it.</summary>
    public Task<Stream> OpenExportAsync(string executionId, CancellationToken cancellationToken = default) =>
        Download.OpenAsync(_transport, $"v1/executions/{PathText.Id(executionId)}/export", cancellationToken);

    /// <summary>The public key that the host's archives are signed with.</summary>
    public Task<SigningKey> GetSigningKeyAsync(CancellationToken cancellationToken = default) =>
        _transport.AskAsync<SigningKey>(GuardRequest.Get("v1/signing-key"), cancellationToken);

    /// <summary>The audit trail in order, a page of it; needs an admin's key.</summary>
    /// <param name="after">Links behind this number; 0 begins at the first.</param>
    /// <param name="limit">How many, 1 to 1000.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<AuditTrailPage> ListAuditAsync(long after = 0, int limit = 1000, CancellationToken cancellationToken = default) =>
        _transport.AskAsync<AuditTrailPage>(GuardRequest.Get(string.Create(CultureInfo.InvariantCulture, $"v1/audit?after={after}&limit={limit}")), cancellationToken);

    /// <summary>The signed heads of the audit trail, oldest first; asking signs one of this moment. Needs an admin's key.</summary>
    public Task<AuditTrailHeads> ListAuditHeadsAsync(CancellationToken cancellationToken = default) =>
        _transport.AskAsync<AuditTrailHeads>(GuardRequest.Get("v1/audit/heads"), cancellationToken);

    /// <summary>Has the host read its policy's files now. A policy with problems is not put in force: they are the exception's <see cref="GuardException.Problems"/>.</summary>
    public Task<PolicyInForce> ReloadPolicyAsync(CancellationToken cancellationToken = default) =>
        _transport.AskAsync<PolicyInForce>(GuardRequest.Repeat("v1/policies/reload"), cancellationToken);

    /// <summary>What another policy would have said of the past.</summary>
    public Task<ReplayReport> ReplayPolicyAsync(ReplayRequest request, CancellationToken cancellationToken = default) =>
        _transport.AskAsync<ReplayReport>(GuardRequest.Post("v1/policies/replays", request), cancellationToken);

    private Task<Execution> DecideAsync(string executionId, string decision, string reason, CancellationToken cancellationToken) =>
        _transport.AskAsync<Execution>(GuardRequest.Post($"v1/held/{PathText.Id(executionId)}/{decision}", new DecisionRequest(reason)), cancellationToken);

    private Task<T> AskPageAsync<T>(string path, int limit, string beyondName, string? beyond, CancellationToken cancellationToken)
        where T : GuardAnswer =>
        _transport.AskAsync<T>(
            GuardRequest.Get(string.Create(CultureInfo.InvariantCulture, $"{path}?limit={limit}{(beyond is null ? "" : $"&{beyondName}={Uri.EscapeDataString(beyond)}")}")), cancellationToken);
}
