using System.Collections.Frozen;
using System.Reflection;
using System.Runtime.Loader;
using System.Text.RegularExpressions;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Policies.Lists;
using InterpreterGuard.Policies.Windows;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace InterpreterGuard.Policies.Conditions;

/// <summary>
/// Turns all conditions of a policy into delegates by one compilation. It sees a handful of assemblies only, and goes with the policy when that is
/// swapped out (a script's assembly would stay for ever).
/// </summary>
internal static class ConditionCompiler
{
    public static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest, DocumentationMode.None);

    // Read once: the compiler knows again what it has already read of the runtime, which is most of the work of a small compilation.
    private static readonly Lazy<List<MetadataReference>> References = new(ReadReferences);

    /// <summary>The conditions as delegates; <see langword="null"/> when one was refused, then the problems of its file say why.</summary>
    public static CompiledConditions? Compile(IReadOnlyList<Condition> conditions, IReadOnlyDictionary<string, IPolicyList> lists)
    {
        // 1. Syntax: only what is on the list. Patterns are most of the work, and every processor can build some.
        conditions.AsParallel().ForAll(ConditionGate.Foresee);
        var gate = new ConditionGate(lists);
        var shapes = conditions.Select(gate.Pass).OfType<ConditionShape>().ToList();

        // 2. Types and symbols: what the names that passed really are. Done also when some were refused, to report everything at once.
        var source = ConditionSource.Write(shapes, lists);
        var tree = CSharpSyntaxTree.ParseText(source.Text, ParseOptions);
        var compilation = CSharpCompilation.Create("conditions-" + Guid.NewGuid().ToString("N"), [tree], References.Value, new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, allowUnsafe: false, nullableContextOptions: NullableContextOptions.Disable));
        using var image = new MemoryStream();
        var clean = shapes.Count == conditions.Count;
        clean &= ReportErrors(source, compilation.Emit(image).Diagnostics);
        clean &= new ConditionSymbolCheck(compilation.GetSemanticModel(tree), source).Pass(tree.GetRoot());
        return clean ? Load(source, image, compilation.AssemblyName!, lists, shapes, gate.Counters) : null;
    }

    private static bool ReportErrors(ConditionSource source, IEnumerable<Diagnostic> diagnostics)
    {
        var reported = new HashSet<string>(StringComparer.Ordinal);
        foreach (var error in diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
        {
            var (start, shape) = source.Places.LastOrDefault(place => place.Start <= error.Location.SourceSpan.Start);
            if (shape is null)
                throw new InvalidOperationException($"The conditions could not be compiled: {error}");
            if (reported.Add(shape.Condition.Id))
                shape.Condition.Problem(error.Location.SourceSpan.Start - start, $"{error.GetMessage()}.");
        }
        return reported.Count == 0;
    }

    private static CompiledConditions Load(
        ConditionSource source, MemoryStream image, string name, IReadOnlyDictionary<string, IPolicyList> lists, IReadOnlyList<ConditionShape> shapes, int counters)
    {
        image.Position = 0;
        var type = new AssemblyLoadContext(name, isCollectible: true).LoadFromStream(image).GetType(ConditionSource.ClassName)!;
        foreach (var (field, constant) in source.Constants)
            type.GetField(field)!.SetValue(null, constant.Value);
        var listsType = type.GetNestedType(ConditionSource.ListsName)!;
        foreach (var (listName, list) in lists)
            listsType.GetField(listName)!.SetValue(null, list);
        return new(shapes.ToFrozenDictionary(shape => shape.Condition.Id, shape => type
            .GetNestedType(ConditionSource.ViewName(shape.Condition.Kind))!
            .GetMethod(ConditionSource.MethodName(shape.Condition.Id))!
            .CreateDelegate<Func<Fact, Profile, RuleMemory, bool>>(), StringComparer.Ordinal), counters);
    }

    private static List<MetadataReference> ReadReferences()
    {
        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string[] files =
        [
            typeof(object).Assembly.Location, typeof(Regex).Assembly.Location, typeof(Fact).Assembly.Location, Assembly.GetExecutingAssembly().Location,
            Path.Combine(runtime, "System.Runtime.dll"), Path.Combine(runtime, "System.Collections.dll"),
        ];
        return [.. files.Select(file => MetadataReference.CreateFromFile(file))];
    }
}
