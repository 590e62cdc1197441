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

    /// <summary>The conditions as delegates; <see langword="null"/> when one was refused, then the problems of its file say why.</summary>
    public static CompiledConditions? Compile(IReadOnlyList<Condition> conditions, IReadOnlyDictionary<string, IPolicyList> lists)
    {
        // 1. Syntax: only what is on the list.
        var gate = new ConditionGate(lists);
        var shapes = conditions.Select(gate.Pass).OfType<ConditionShape>().ToList();

        // 2. Types and symbols: what the names that passed really are. Done also when some were refused, to report everything at once.
        var source = ConditionSource.Write(shapes, lists);
        var tree = CSharpSyntaxTree.ParseText(source.Text, ParseOptions);
        var compilation = CSharpCompilation.Create("conditions-" + Guid.NewGuid().ToString("N"), [tree], References(), new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, allowUnsafe: false, nullableContextOptions: NullableContextOptions.Disable));
        var clean = shapes.Count == conditions.Count;
        clean &= ReportErrors(source, compilation);
        clean &= new ConditionSymbolCheck(compilation.GetSemanticModel(tree), source).Pass(tree.GetRoot());
        return clean ? Load(source, compilation, lists, shapes, gate.Counters) : null;
    }

    private static bool ReportErrors(ConditionSource source, CSharpCompilation compilation)
    {
        var reported = new HashSet<string>(StringComparer.Ordinal);
        foreach (var error in compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
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
        ConditionSource source, CSharpCompilation compilation, IReadOnlyDictionary<string, IPolicyList> lists, IReadOnlyList<ConditionShape> shapes, int counters)
    {
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image);
        if (!emitted.Success)
            throw new InvalidOperationException($"The conditions could not be compiled: {emitted.Diagnostics.FirstOrDefault(d => d.Severity == DiagnosticSeverity.Error)}");
        image.Position = 0;
        var type = new AssemblyLoadContext(compilation.AssemblyName, isCollectible: true).LoadFromStream(image).GetType(ConditionSource.ClassName)!;
        foreach (var (field, constant) in source.Constants)
            type.GetField(field)!.SetValue(null, constant.Value);
        var listsType = type.GetNestedType(ConditionSource.ListsName)!;
        foreach (var (name, list) in lists)
            listsType.GetField(name)!.SetValue(null, list);
        return new(shapes.ToFrozenDictionary(shape => shape.Condition.Id, shape => type
            .GetNestedType(ConditionSource.ViewName(shape.Condition.Kind))!
            .GetMethod(ConditionSource.MethodName(shape.Condition.Id))!
            .CreateDelegate<Func<Fact, Profile, RuleMemory, bool>>(), StringComparer.Ordinal), counters);
    }

    private static IEnumerable<MetadataReference> References()
    {
        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string[] files =
        [
            typeof(object).Assembly.Location, typeof(Regex).Assembly.Location, typeof(Fact).Assembly.Location, Assembly.GetExecutingAssembly().Location,
            Path.Combine(runtime, "System.Runtime.dll"), Path.Combine(runtime, "System.Collections.dll"),
        ];
        return files.Select(file => MetadataReference.CreateFromFile(file));
    }
}
