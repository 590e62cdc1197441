namespace InterpreterGuard.Core.Admission;

/// <summary>Who is in and who waits.</summary>
/// <param name="Slots">Sandboxes at once.</param>
/// <param name="Taken">Of those, taken.</param>
/// <param name="TakenBySessions">Of those, by sessions.</param>
/// <param name="WaitingInteractive">Interactive executions that are read or wait.</param>
/// <param name="WaitingBatch">Batch executions that are read or wait.</param>
/// <param name="QueueMax">How many may wait.</param>
public sealed record AdmissionHealth(int Slots, int Taken, int TakenBySessions, int WaitingInteractive, int WaitingBatch, int QueueMax);
