namespace InterpreterGuard.CSharpRunner;

/// <summary>The namespaces a submission may use without saying so: the SDK's own for a console program, and those that calculations reach for first.</summary>
internal static class Usings
{
    public static readonly IReadOnlyList<string> All =
    [
        "System", "System.Collections.Generic", "System.Diagnostics", "System.Globalization", "System.IO", "System.Linq", "System.Net.Http", "System.Text",
        "System.Text.Json", "System.Text.RegularExpressions", "System.Threading", "System.Threading.Tasks",
    ];
}
