using InterpreterGuard.Core.Admission;

namespace InterpreterGuard.Host.Admission;

/// <summary>Who waits for a turn, and how many are in.</summary>
/// <param name="Interactive">Interactive executions that are being read or wait.</param>
/// <param name="Batch">Batch executions that are being read or wait.</param>
/// <param name="Max">How many may.</param>
/// <param name="Taken">Places taken in sandboxes.</param>
/// <param name="TakenBySessions">Of those, by sessions.</param>
/// <param name="Places">How many places there are.</param>
internal sealed record QueueHealth(int Interactive, int Batch, int Max, int Taken, int TakenBySessions, int Places)
{
    public static QueueHealth Of(AdmissionHealth health) =>
        new(health.WaitingInteractive, health.WaitingBatch, health.QueueMax, health.Taken, health.TakenBySessions, health.Slots);
}
