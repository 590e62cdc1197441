using InterpreterGuard.Core.Profiles;

namespace InterpreterGuard.Core.Output;

/// <summary>What was found in what an execution gave back, and what its profile wanted to become of it.</summary>
/// <param name="Mode">The profile's.</param>
/// <param name="Found">At most 64 places.</param>
public sealed record OutputReport(OutputScreening Mode, IReadOnlyList<OutputFinding> Found);
