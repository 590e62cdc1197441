using System.IO.MemoryMappedFiles;
using Microsoft.CodeAnalysis;

namespace InterpreterGuard.CSharpRunner;

/// <summary>What submissions are compiled against: the base libraries, and nothing of the compiler or of this runner but <see cref="Globals"/>.</summary>
internal static class Libraries
{
    private static readonly Lazy<IReadOnlyList<MetadataReference>> All = new(Find);

    public static IReadOnlyList<MetadataReference> References => All.Value;

    /// <summary>Reads the libraries' heads, which the first compilation would: for warming up.</summary>
    public static void Open()
    {
        foreach (var reference in References.OfType<PortableExecutableReference>())
            _ = ((AssemblyMetadata)reference.GetMetadata()).GetModules();
    }

    private static IReadOnlyList<MetadataReference> Find()
    {
        var folder = AppContext.BaseDirectory;
        return
        [
            .. Directory.EnumerateFiles(folder, "*.dll")
                .Where(path => Path.GetFileName(path) is var name
                    && (name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("Microsoft.Win32.", StringComparison.Ordinal)
                        || name is "runner.dll" or "Microsoft.CSharp.dll" or "Microsoft.VisualBasic.Core.dll" or "mscorlib.dll" or "netstandard.dll"))
                .Order(StringComparer.Ordinal)
                .Select(Map),
        ];
    }

    /// <summary>Mapped and closed: the code finds its descriptors free, and the pages are the kernel's to drop.</summary>
    private static unsafe PortableExecutableReference Map(string path)
    {
        using var file = MemoryMappedFile.CreateFromFile(File.OpenRead(path), null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: false);
        // Never disposed: what is compiled against is read as long as the process lives.
        var view = file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        byte* start = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        var module = ModuleMetadata.CreateFromImage((nint)start, (int)new FileInfo(path).Length);
        return AssemblyMetadata.Create(module).GetReference(filePath: path);
    }
}
