using Spectre.Console.Rendering;

namespace InterpreterGuard.Cli.Showing;

/// <summary>How wide text is on a terminal, where some letters take two cells and some none.</summary>
internal static class Cells
{
    public static int Count(string text) => text.Length == 0 ? 0 : new Segment(text).CellCount();
}
