using InterpreterGuard.Core.Policies;

namespace InterpreterGuard.Outbox.Reports;

/// <summary>What a report needs beside the incident.</summary>
/// <param name="MessageId">Stable over all attempts to deliver it: receivers drop what they have seen.</param>
/// <param name="At">When it was written.</param>
/// <param name="HostName">The machine.</param>
/// <param name="Version">The host's version.</param>
/// <param name="Redaction">Masks secrets in what leaves the host.</param>
/// <param name="IsUpdate">The incident was reported before.</param>
internal sealed record ReportOrigin(string MessageId, DateTimeOffset At, string HostName, string Version, IRedaction Redaction, bool IsUpdate);
