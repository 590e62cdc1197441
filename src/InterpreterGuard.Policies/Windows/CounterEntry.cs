using System.Runtime.InteropServices;

namespace InterpreterGuard.Policies.Windows;

/// <summary>A fact a counter still knows of: 24 bytes, whatever the fact held.</summary>
/// <param name="At">When it was seen, in ticks.</param>
/// <param name="By">The group it is counted in.</param>
/// <param name="Of">The value that is counted once.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CounterEntry(long At, ulong By, ulong Of);
