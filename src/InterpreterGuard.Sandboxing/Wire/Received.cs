using Microsoft.Win32.SafeHandles;

namespace InterpreterGuard.Sandboxing.Wire;

/// <summary>What one receive brought.</summary>
/// <param name="Count">Bytes; 0 at the end.</param>
/// <param name="Descriptor">A descriptor that came along.</param>
internal readonly record struct Received(int Count, SafeFileHandle? Descriptor);
