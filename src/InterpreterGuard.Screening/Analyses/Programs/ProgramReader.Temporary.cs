using InterpreterGuard.Screening.Analyses.Values;

namespace InterpreterGuard.Screening.Analyses.Programs;

/// <summary>Files and folders whose names are made up when the code runs: each is the same one wherever it is used.</summary>
internal sealed partial class ProgramReader
{
    private Value? Temporary(string name, List<Value?> arguments) => name switch
    {
        "tempfile.mkdtemp" or "tempfile.mktemp" or "System.IO.Path.GetTempFileName" => sink.Files.NewName("/tmp/tmp."),
        "System.IO.Path.GetRandomFileName" => sink.Files.NewName("tmp."),
        "tempfile.TemporaryDirectory" or "System.IO.Directory.CreateTempSubdirectory" => new InstanceValue(name, sink.Files.NewName("/tmp/tmp.")),
        "tempfile.NamedTemporaryFile" => new InstanceValue(name) { File = sink.Files.NewName("/tmp/tmp.") },
        "tempfile.mkstemp" when sink.Files.NewName("/tmp/tmp.") is var path => new ListValue([new InstanceValue("os.open") { File = path }, path]),
        "fs.mkdtempSync" or "fs.mkdtemp" or "fs.promises.mkdtemp" when arguments is [TextValue { Complete: true } start, ..] => sink.Files.NewName(start.Text),
        _ => null,
    };
}
