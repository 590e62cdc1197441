namespace InterpreterGuard.Core.Screening;

/// <summary>
/// What screening read in the earlier cells of one interpreter: names, values and where they came from, for the cells that follow. Made by
/// <see cref="IScreener.NewMemory"/>, understood by nobody else, and safe to be given by several at a time.
/// </summary>
public interface IScreeningMemory
{
    /// <summary>How many cells it holds. It holds what was read, whether or not it ran to its end; when it is full it begins anew.</summary>
    int Cells { get; }
}
