using System.Reflection;
using System.Runtime.Loader;

namespace InterpreterGuard.CSharpRunner;

/// <summary>The cells that were compiled, which know each other by name.</summary>
internal sealed class CellAssemblies : AssemblyLoadContext
{
    private readonly Dictionary<string, Assembly> cells = new(StringComparer.Ordinal);

    public Assembly Add(string name, Stream image, Stream symbols) => cells[name] = LoadFromStream(image, symbols);

    protected override Assembly? Load(AssemblyName assemblyName) => cells.GetValueOrDefault(assemblyName.Name ?? "");
}
