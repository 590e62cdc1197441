using System.Collections.Frozen;
using Microsoft.CodeAnalysis;

namespace InterpreterGuard.Screening.CSharp;

/// <summary>The base libraries, as submissions are compiled against them: those of the runtime this process has, which is the runner's.</summary>
internal static class CSharpLibraries
{
    private static readonly Lazy<IReadOnlyList<MetadataReference>> All = new(Find);

    /// <summary>Types whose names say enough where nothing says where they come from: a later cell sees what an earlier one brought in.</summary>
    private static readonly FrozenDictionary<string, string> WellKnown = new[]
    {
        "System.Diagnostics.Process", "System.Diagnostics.ProcessStartInfo", "System.Net.Sockets.Socket", "System.Net.Sockets.TcpClient", "System.Net.Sockets.TcpListener",
        "System.Net.Sockets.UdpClient", "System.Net.Sockets.UnixDomainSocketEndPoint", "System.Net.WebClient", "System.Net.WebRequest", "System.Net.Dns", "System.Net.Http.HttpClient",
        "System.Reflection.Assembly", "System.Runtime.InteropServices.NativeLibrary", "System.Runtime.InteropServices.Marshal", "System.Runtime.Loader.AssemblyLoadContext",
        "System.Reflection.Emit.DynamicMethod", "System.IO.File", "System.IO.Directory", "System.IO.FileInfo", "System.IO.FileStream", "System.IO.StreamReader", "System.IO.StreamWriter",
        "System.Convert", "System.Environment", "System.Activator", "System.Type", "System.Text.Encoding", "System.IO.Path", "System.IO.UnixFileMode",
    }.ToFrozenDictionary(name => name[(name.LastIndexOf('.') + 1)..], StringComparer.Ordinal);

    public static IReadOnlyList<MetadataReference> References => All.Value;

    public static string? Guess(string name) => WellKnown.GetValueOrDefault(name);

    private static IReadOnlyList<MetadataReference> Find()
    {
        var folder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        return
        [
            .. Directory.EnumerateFiles(folder, "*.dll")
                .Where(path => Path.GetFileName(path) is var name
                    && ((name.StartsWith("System.", StringComparison.Ordinal) && !name.Contains("Native", StringComparison.Ordinal)) || name.StartsWith("Microsoft.Win32.", StringComparison.Ordinal)
                        || name is "Microsoft.CSharp.dll" or "Microsoft.VisualBasic.Core.dll" or "mscorlib.dll" or "netstandard.dll"))
                .Order(StringComparer.Ordinal)
                .Select(path => MetadataReference.CreateFromFile(path)),
        ];
    }
}
