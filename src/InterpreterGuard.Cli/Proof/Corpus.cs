using System.Globalization;

namespace InterpreterGuard.Cli.Proof;

/// <summary>A folder of programs.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="Programs">Their files relative to it, sorted.</param>
internal sealed record Corpus(string Folder, IReadOnlyList<string> Programs)
{
    private const int ProgramsMax = 2000;

    public static Corpus Find(string folder)
    {
        if (!Directory.Exists(folder))
            throw new GuardException($"{folder} is not a folder.");
        var programs = Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint })
            .Where(path => Path.GetExtension(path) is ".py" or ".js" or ".mjs" or ".cjs" or ".sh" or ".bash" or ".cs" or ".csx")
            .Select(path => Path.GetRelativePath(folder, path))
            .Order(StringComparer.Ordinal)
            .ToList();
        if (programs.Count is 0 or > ProgramsMax)
            throw new GuardException(string.Create(CultureInfo.InvariantCulture, $"{folder} has {programs.Count} programs (*.py, *.js, *.sh, *.cs); a corpus has 1 to {ProgramsMax}."));
        return new(folder, programs);
    }
}
