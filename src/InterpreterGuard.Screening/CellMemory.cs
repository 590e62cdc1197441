using InterpreterGuard.Core.Screening;
using InterpreterGuard.Screening.Analyses.Commands;
using InterpreterGuard.Screening.Analyses.Programs;
using Microsoft.CodeAnalysis.CSharp;

namespace InterpreterGuard.Screening;

/// <summary>
/// What the cells of one interpreter left. Whoever has the turn may change it. A cell that was read may still fail or be refused, so nothing a cell says hides what
/// was known before it: it stands beside it.
/// </summary>
internal sealed class CellMemory : IScreeningMemory
{
    private const int CellsMax = 256;

    /// <summary>Characters of all cells together: trees and values are kept as long as the session lives.</summary>
    private const int CharactersMax = 1024 * 1024;

    private int characters;

    /// <summary>One reading at a time.</summary>
    public SemaphoreSlim Turn { get; } = new(1);

    public int Cells { get; private set; }

    /// <summary>The names of a program's module.</summary>
    public Scope Scope { get; private set; } = new(null);

    /// <summary>What a shell keeps.</summary>
    public ShellState Shell { get; private set; } = new();

    /// <summary>What was written into files.</summary>
    public WrittenFiles Files { get; private set; } = new();

    /// <summary>The last C# script, which the next one continues.</summary>
    public CSharpCompilation? Script { get; set; }

    /// <summary>Another cell is read.</summary>
    public void Begin(int length)
    {
        if (Cells >= CellsMax || characters + length > CharactersMax)
        {
            (Cells, characters, Script) = (0, 0, null);
            (Scope, Shell, Files) = (new Scope(null), new ShellState(), new WrittenFiles());
        }

        Cells++;
        characters += length;
        Shell.Begin();
        Files.Begin();
    }
}
