namespace InterpreterGuard.Screening.Analyses.Values;

/// <summary>Bytes.</summary>
internal sealed record BytesValue(byte[] Bytes) : Value;
