using System.Globalization;
using InterpreterGuard.Screening.Analyses.Values;

namespace InterpreterGuard.Screening.Analyses.Programs;

/// <summary>Files and folders whose names are made up when the code runs: each is the same one wherever it is used.</summary>
internal sealed partial class ProgramReader
{
    private int temporaries;

    private Value? Temporary(string name, List<Value?> arguments) => name switch
    {
        "tempfile.mkdtemp" or "tempfile.mktemp" or "System.IO.Path.GetTempFileName" => Fresh("/tmp/tmp."),
        "System.IO.Path.GetRandomFileName" => Fresh("tmp."),
        "tempfile.TemporaryDirectory" or "System.IO.Directory.CreateTempSubdirectory" => new InstanceValue(name, Fresh("/tmp/tmp.")),
        "tempfile.NamedTemporaryFile" => new InstanceValue(name) { File = Fresh("/tmp/tmp.") },
        "tempfile.mkstemp" when Fresh("/tmp/tmp.") is var path => new ListValue([new InstanceValue("os.open") { File = path }, path]),
        "fs.mkdtempSync" or "fs.mkdtemp" or "fs.promises.mkdtemp" when arguments is [TextValue { Complete: true } start, ..] => Fresh(start.Text),
        _ => null,
    };

    private TextValue Fresh(string start) => new(string.Create(CultureInfo.InvariantCulture, $"{start}{++temporaries:D8}"));
}
