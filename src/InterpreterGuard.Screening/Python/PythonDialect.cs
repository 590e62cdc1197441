using InterpreterGuard.Core.Submissions;
using InterpreterGuard.Screening.Analyses.Flows;
using InterpreterGuard.Screening.Analyses.Folding;
using InterpreterGuard.Screening.Analyses.Programs;
using InterpreterGuard.Screening.Analyses.Values;
using InterpreterGuard.Screening.Model;

namespace InterpreterGuard.Screening.Python;

/// <summary>Python's own names and functions.</summary>
internal sealed class PythonDialect(FoldBounds bounds) : ProgramDialect
{
    private const string Lower = "abcdefghijklmnopqrstuvwxyz";
    private const string Upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    public override Language Language => Language.Python;

    public override FlowTable Flows => PythonFlows.Table;

    public override IEnumerable<string> FilesOf(string module, string member) => PythonModules.Files(module, member);

    public override FlowSink? ScriptOf(string name) => PythonModules.Script(name);

    public override bool ReadsEveryFunction => true;

    public override Value? Global(string name, Scope scope)
    {
        if (name is "__builtins__")
            return new SymbolValue("builtins");
        if (name is "get_ipython")
            return new SymbolValue(name);
        if (name is "__file__")
            return new TextValue("/work/main.py");
        if (ProgramNames.IsBuiltin(name))
            return new SymbolValue("builtins." + name);
        return ProgramNames.FromStars(name, scope.Stars) is { } symbol ? new SymbolValue(symbol) : null;
    }

    public override string Resolve(string name) => ProgramNames.Resolve(name);

    /// <summary>A path that is put together opens nothing: whoever is given it is told with it.</summary>
    public override bool IsEveryday(string name) => name.StartsWith("builtins.", StringComparison.Ordinal)
        || name is "os.path.join" or "os.path.expanduser" or "os.path.expandvars" or "os.path.abspath" or "os.path.realpath" or "os.path.normpath" or "os.fspath" or "urllib.parse.urljoin";

    public override bool TryMember(Value? receiver, string member, out Value? value)
    {
        value = (receiver, member) switch
        {
            (SymbolValue { Name: "string" }, "ascii_letters") => new TextValue(Lower + Upper),
            (SymbolValue { Name: "string" }, "ascii_lowercase") => new TextValue(Lower),
            (SymbolValue { Name: "string" }, "ascii_uppercase") => new TextValue(Upper),
            (SymbolValue { Name: "string" }, "digits") => new TextValue("0123456789"),
            (SymbolValue { Name: "string" }, "hexdigits") => new TextValue("0123456789abcdefABCDEF"),
            (SymbolValue { Name: "string" }, "punctuation") => new TextValue("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"),
            _ => null,
        };
        return value is not null;
    }

    /// <summary>A module of Django's settings holds nothing else; some of its names stand in no other program.</summary>
    public override string SettingsOf(Node program) => program is Block block && block.Statements.Any(statement =>
        statement is Assign { Targets: [Name { Id: "ALLOWED_HOSTS" or "INSTALLED_APPS" or "ROOT_URLCONF" or "WSGI_APPLICATION" or "MIDDLEWARE" or "CSRF_COOKIE_SECURE" or "SECURE_SSL_REDIRECT" or "SECURE_HSTS_SECONDS" or "AUTH_PASSWORD_VALIDATORS" or "CSRF_TRUSTED_ORIGINS" }] })
        ? "django.conf.settings."
        : "";

    public override Value? Fold(string name, IReadOnlyList<Value?> arguments) => Functions.Fold(name, arguments, bounds);

    public override Value? Method(
        ProgramReader reader, Call call, BoundMethodValue method, IReadOnlyList<Value?> arguments, IReadOnlyDictionary<string, Value?> named) =>
        TextMethods.Fold(method.Receiver, method.Member, arguments, named, bounds);

    public override ListValue? After(ListValue list, string method, IReadOnlyList<Value?> arguments) => method switch
    {
        "append" when arguments.Count == 1 && list.Items.Count < bounds.ItemsMax => new ListValue([.. list.Items, arguments[0]]),
        "extend" when arguments is [ListValue more] && list.Items.Count + more.Items.Count < bounds.ItemsMax => new ListValue([.. list.Items, .. more.Items]),
        "reverse" => new ListValue([.. list.Items.Reverse()]),
        "copy" or "index" or "count" => list,
        _ => null,
    };

    public override bool KeepsReceiver(string name) => name is "ipaddress.ip_network.hosts" or "ipaddress.IPv4Network.hosts" or "pathlib.Path.expanduser" or "pathlib.Path.resolve" or "pathlib.Path.absolute" or "pathlib.Path.as_posix" or "urllib.parse.urlparse.geturl" or "urllib.parse.urlparse._replace";

    public override ProgramSink SinkOf(string name) => ProgramSinks.Of(name);
}
