using InterpreterGuard.Core.Screening;

namespace InterpreterGuard.TestKit.Fakes;

/// <summary>A memory that nobody adds to.</summary>
public sealed class FakeMemory : IScreeningMemory
{
    public int Cells => 0;
}
