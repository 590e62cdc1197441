using System.Collections.Concurrent;
using ELFSharp.ELF;
using ELFSharp.ELF.Sections;

namespace InterpreterGuard.Monitoring.Sources;

/// <summary>Finds the interpreter in a process by its program file. Files are read once each.</summary>
internal static class PythonImages
{
    private const string RuntimeSymbol = "_PyRuntime";
    private const long FileBytesMax = 64 << 20;
    private const int ImagesMax = 64;

    private static readonly ConcurrentDictionary<(string Path, long Length, DateTime Written), PythonImage?> _images = new();

    /// <summary>The interpreter; <see langword="null"/> where it is another program, or a version whose structures are not known here.</summary>
    /// <exception cref="IOException">The process is gone.</exception>
    public static PythonImage? Find(int pid)
    {
        var program = $"/proc/{pid}/exe";
        if (File.ResolveLinkTarget(program, returnFinalTarget: false)?.FullName is not { } path || !Path.GetFileName(path).StartsWith(PythonLayout.ProgramName, StringComparison.Ordinal))
            return null;
        var file = new FileInfo(program);
        using var stream = file.Open(FileMode.Open, FileAccess.Read, FileShare.Read);
        var key = (path, stream.Length, File.GetLastWriteTimeUtc(stream.SafeFileHandle));
        if (_images.TryGetValue(key, out var known))
            return known;
        if (_images.Count >= ImagesMax)
            _images.Clear();
        return _images[key] = stream.Length > FileBytesMax ? null : Read(stream);
    }

    // One that is loaded anywhere (position independent) would have to be found in its memory map; those of our images are not.
    private static PythonImage? Read(Stream stream)
    {
        if (!ELFReader.TryLoad(stream, shouldOwnStream: false, out var elf))
            return null;
        using (elf)
        {
            return elf is ELF<ulong> { Type: FileType.Executable } program && program.TryGetSection(".dynsym", out var section) && section is SymbolTable<ulong> symbols
                && symbols.Entries.FirstOrDefault(symbol => symbol.Name == RuntimeSymbol) is { Value: > 0 } runtime ? new(runtime.Value) : null;
        }
    }
}
