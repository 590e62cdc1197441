using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Monitoring;
using InterpreterGuard.Core.Sandboxes;

namespace InterpreterGuard.Host.Executions;

/// <summary>The receipt: which policy judged, what was applied as read back, which sensors saw, what was lost. Never hidden.</summary>
internal sealed record ReceiptResponse(
    string Id, string Hash, string Enforcement, string Profile, AppliedLimits? Applied, IReadOnlyList<SensorHealth> Sensors, long ObservationsDropped)
{
    public static ReceiptResponse Of(Receipt receipt) => new(
        receipt.PolicyId, receipt.PolicyHash, receipt.Enforcement, receipt.Profile, receipt.Applied, receipt.Sensors, receipt.ObservationsDropped);
}
