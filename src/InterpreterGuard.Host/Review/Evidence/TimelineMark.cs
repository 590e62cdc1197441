using InterpreterGuard.Core.Detections;

namespace InterpreterGuard.Host.Review.Evidence;

/// <summary>A rule spoke here.</summary>
internal sealed record TimelineMark(string Rule, Severity Severity, int Bin, long Sequence);
