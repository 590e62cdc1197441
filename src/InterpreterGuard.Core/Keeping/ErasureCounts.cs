namespace InterpreterGuard.Core.Keeping;

/// <summary>What an erasure comes to.</summary>
/// <param name="Executions">Executions with all that belongs to them.</param>
/// <param name="Incidents">Incidents of these.</param>
/// <param name="Observations">Observations of these.</param>
/// <param name="Files">Files they left behind, and uploads where everything of the tenant is meant.</param>
/// <param name="Messages">Messages in the outbox about these incidents.</param>
/// <param name="OnHold">Executions that stay: an incident of theirs is on legal hold.</param>
/// <param name="Running">Executions that stay: they have not ended. Ask again later.</param>
public sealed record ErasureCounts(long Executions, long Incidents, long Observations, long Files, long Messages, long OnHold, long Running);
