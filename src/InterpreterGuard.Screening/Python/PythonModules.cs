using System.Collections.Frozen;
using InterpreterGuard.Screening.Analyses.Flows;

namespace InterpreterGuard.Screening.Python;

/// <summary>Modules as the files they stand in, and calls that run a file.</summary>
internal static class PythonModules
{
    private static readonly FrozenDictionary<string, FlowSink> Runners = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["runpy.run_path"] = "script:0,path_name",
        ["builtins.execfile"] = "script:0",
        ["importlib.util.spec_from_file_location"] = "script:1,location",
        ["importlib.machinery.SourceFileLoader"] = "script:1,path",
        ["imp.load_source"] = "script:1,pathname",
    }.ToFrozenDictionary(entry => entry.Key, entry => FlowSink.Read(entry.Value)[0], StringComparer.Ordinal);

    /// <summary>Which argument of a call is a file that it runs.</summary>
    public static FlowSink? Script(string name) => Runners.GetValueOrDefault(name);

    /// <summary>The module's own file, and where it is a folder, the one that stands for it and the member that is one of its modules.</summary>
    public static IEnumerable<string> Files(string module, string member)
    {
        var path = module.Trim('.').Replace('.', '/');
        if (path.Length > 0)
            yield return path + ".py";
        if (path.Length > 0)
            yield return path + "/__init__.py";
        if (member is not ("" or "*"))
            yield return path.Length > 0 ? $"{path}/{member}.py" : member + ".py";
    }
}
