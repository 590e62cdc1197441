namespace InterpreterGuard.Screening.Analyses.Values;

/// <summary>A constant's method, before it is called.</summary>
internal sealed record BoundMethodValue(Value Receiver, string Member) : Value;
