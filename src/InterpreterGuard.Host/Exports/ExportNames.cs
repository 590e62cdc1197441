using System.Globalization;

namespace InterpreterGuard.Host.Exports;

/// <summary>Names for contents that strangers named. Numbered, flat, of plain characters, with an ending that nothing opens: what lies in an archive must not run at a double click.</summary>
internal static class ExportNames
{
    private const int LengthMax = 80;

    /// <param name="folder">Where it lies in the archive.</param>
    /// <param name="number">Counts the contents of that folder, so that no two have one name.</param>
    /// <param name="path">What a stranger called it.</param>
    public static string Inert(string folder, int number, string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        var plain = string.Concat(name.Take(LengthMax).Select(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '_' or '-' ? character : '_'));
        return string.Create(CultureInfo.InvariantCulture, $"{folder}/{number:0000}-{plain}.data");
    }

    /// <summary>Of a policy's file: its operator named it, and it keeps its folders.</summary>
    public static string OfPolicy(int number, string name) =>
        string.Create(CultureInfo.InvariantCulture, $"policy/files/{number:000}-{string.Concat(name.TakeLast(LengthMax).Select(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '-' ? character : '_'))}.txt");
}
