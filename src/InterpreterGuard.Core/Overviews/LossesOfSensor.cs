namespace InterpreterGuard.Core.Overviews;

/// <summary>How well a sensor saw.</summary>
/// <param name="Sensor">Its name, as in receipts.</param>
/// <param name="Executions">Executions it was on for.</param>
/// <param name="Seen">What it saw in them.</param>
/// <param name="Lost">What it could not read or answer, or not in time.</param>
/// <param name="Affected">Executions in which it lost something.</param>
/// <param name="Failed">Executions that were ended because it failed.</param>
public sealed record LossesOfSensor(string Sensor, long Executions, long Seen, long Lost, long Affected, long Failed);
