using Microsoft.CodeAnalysis;

namespace InterpreterGuard.CSharpRunner;

/// <summary>What submissions are compiled against: the base libraries, and nothing of the compiler or of this runner but <see cref="Globals"/>.</summary>
internal static class Libraries
{
    /// <summary>The namespaces a submission may use without saying so: the SDK's own for a console program, and those that calculations reach for first.</summary>
    public static readonly IReadOnlyList<string> Usings =
    [
        "System", "System.Collections.Generic", "System.Diagnostics", "System.Globalization", "System.IO", "System.Linq", "System.Net.Http", "System.Text",
        "System.Text.Json", "System.Text.RegularExpressions", "System.Threading", "System.Threading.Tasks",
    ];

    private static readonly Lazy<IReadOnlyList<MetadataReference>> All = new(Find);

    public static IReadOnlyList<MetadataReference> References => All.Value;

    /// <summary>Reads the libraries' heads, which the first compilation would: for warming up.</summary>
    public static void Open()
    {
        foreach (var reference in References.OfType<PortableExecutableReference>())
            (reference.GetMetadata() as AssemblyMetadata)?.GetModules();
    }

    private static IReadOnlyList<MetadataReference> Find()
    {
        var folder = AppContext.BaseDirectory;
        return
        [
            .. Directory.EnumerateFiles(folder, "*.dll")
                .Where(path => Path.GetFileName(path) is var name
                    && (name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("Microsoft.Win32.", StringComparison.Ordinal)
                        || name is "Microsoft.CSharp.dll" or "Microsoft.VisualBasic.Core.dll" or "mscorlib.dll" or "netstandard.dll"))
                .Order(StringComparer.Ordinal)
                .Select(path => MetadataReference.CreateFromFile(path)),
        ];
    }
}
