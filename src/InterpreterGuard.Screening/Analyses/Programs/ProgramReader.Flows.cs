using System.Globalization;
using System.Text.RegularExpressions;
using InterpreterGuard.Core.Screening;
using InterpreterGuard.Screening.Analyses.Flows;
using InterpreterGuard.Screening.Analyses.Values;
using InterpreterGuard.Screening.Model;

namespace InterpreterGuard.Screening.Analyses.Programs;

/// <summary>Where values come from, and where they end.</summary>
internal sealed partial class ProgramReader
{
    [GeneratedRegex(@"^\s*(select|insert|update|delete|create|drop|alter|replace|with|merge|truncate|exec|call|union)\b", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Query();

    private static Origins? All(IEnumerable<Value?> values) => Origins.Join(values.Select(value => value?.Origins));

    private static Origins? Given(Origins? receiver, IReadOnlyList<Value?> arguments, IReadOnlyDictionary<string, Value?> named) =>
        Origins.Join(receiver, Origins.Join(All(arguments), named.Count == 0 ? null : All(named.Values)));

    private static Value? Through(Value? value, string name) => value?.Origins is { } origins ? value with { Origins = origins.Through(name) } : value;

    private static ListValue Rest(List<Value?> arguments, Origins? outside) => new ListValue(arguments) { Origins = outside ?? All(arguments) };

    /// <summary>A name that is itself something from outside, such as the program's arguments.</summary>
    private Value? Outside(Value? value, SourceSpan span) =>
        value is SymbolValue { Origins: null } symbol && dialect.Flows.OfValue(symbol.Name) is { } kind
            ? symbol with { Origins = Origins.Of(kind, symbol.Name, "", span) }
            : value;

    /// <summary>A parameter of a function that nothing calls: whoever does, gives it.</summary>
    private static Origins Asked(Function function, Parameter parameter) =>
        Origins.Of((IsHandler(function) && !IsOwn(function, parameter)) || IsTakenApart(function, parameter) ? "request" : "parameter", parameter.Name.TrimStart('*'), function.Name, function.Span);

    private static bool IsHandler(Function function) => function.IsHandler || function.Decorators.Any(IsRoute);

    private static bool IsRoute(Node decorator) =>
        decorator is Call { Target: Model.Attribute { Member: "route" or "get" or "post" or "put" or "delete" or "patch" or "websocket" or "api_route" } };

    /// <summary>It is of a type that holds no text, or the route says that it is a number: <c>/users/&lt;int:id&gt;</c>.</summary>
    private static bool IsOwn(Function function, Parameter parameter) => parameter.IsOwn || function.Decorators.Any(decorator =>
        decorator is Call { Arguments: [Literal { Value: TextValue route }, ..] }
        && (route.Text.Contains($"<int:{parameter.Name}>", StringComparison.Ordinal) || route.Text.Contains($"<float:{parameter.Name}>", StringComparison.Ordinal) || route.Text.Contains($"<uuid:{parameter.Name}>", StringComparison.Ordinal)));

    /// <summary>What is asked of a parameter that goes by the name of a request is what the one who asks has written.</summary>
    private static Origins Asked(Value receiver, Origins origins, string member) => receiver is SymbolValue && origins.All is [{ Name: "process.env" } environment]
        ? Origins.Of(environment.Kind, $"process.env.{member}", "", environment.Span)
        : origins.All is [{ Kind: "request", Path: [] } whole] && IsWhole(receiver, whole.Name) && IsPartOfRequest(member)
        ? Origins.Of("request", $"{whole.Name}.{member}", whole.Text, whole.Span)
        : origins.All is [{ Kind: "parameter", Name: var name } first, ..] && IsRequest(name) && IsPartOfRequest(member)
        ? Origins.Of("request", $"{name}.{member}", first.Text, first.Span)
        : origins;

    private static bool IsRequest(string name) => name is "req" or "request" or "ctx" or "context" or "httpContext" or "event" or "Request";

    /// <summary>A request itself, and not a part of one: <c>flask.request</c>.</summary>
    private static bool IsWhole(Value receiver, string name) => IsRequest(name) || (receiver is SymbolValue { Name: var asked } && asked == name && name.EndsWith("equest", StringComparison.Ordinal));

    // A parameter that is a pattern is named by its text, "{ query, body }". Beside the answer it is a request.
    private static bool IsTakenApart(Function function, Parameter parameter) =>
        parameter.Name.StartsWith('{') && function.Parameters.Any(beside => beside.Name is "res" or "response" or "reply");

    private static bool IsPartOfRequest(string member) => member is "query" or "body" or "params" or "headers" or "cookies" or "GET" or "POST" or "args" or "form" or "files" or "values" or "json" or "data" or "FILES" or "COOKIES"
        or "META" or "Query" or "QueryString" or "Form" or "Cookies" or "Headers" or "Body" or "url" or "originalUrl" or "path" or "path_params" or "query_params" or "queryStringParameters" or "get_json" or "get_data" or "param" or "get"
        or "request" or "Request";

    /// <summary>The outcome of a call: from where its arguments are, and from outside where the call itself brings something in.</summary>
    private Value? Brought(Call call, string name, Value? value, Origins? receiver, Origins? given, List<Value?> arguments)
    {
        var kind = dialect.Brings(name, arguments);
        if (kind is null && given is null)
            return value;
        var brings = kind is null ? null : Origins.Of(kind, name, FlowFact.Shown(string.Join(' ', arguments.Select(dialect.Fact).Where(text => text is not null))), call.Span);
        // What a timer is known by has nothing of how long it waits.
        if (name is "setTimeout" or "setInterval")
            given = null;
        // One variable of the environment is not the whole of it.
        if (receiver is { All: [var whole] } && whole.Kind == kind && name.StartsWith(whole.Name + ".", StringComparison.Ordinal))
            receiver = null;
        if (kind != "random")
            HandOn(Origins.Join(brings, receiver), arguments);
        HandOver(call, name, receiver, brings, arguments);
        if (kind is null && dialect.Flows.Cleans(name))
            return Value.From(value is null or OutsideValue ? null : value with { Origins = null }, Origins.Join(given?.Random, Cleaned(call, name)));
        // What a file or an answer holds has nothing of the name it was asked for by, also where that is what the method is called on.
        if (kind == "file" && dialect.Flows.SinksOf(name).Any(to => to is { Kind: PathKind, Receiver: true }))
            receiver = null;
        return Value.From(value, kind is null or "decoded" or "random" ? Origins.Join(brings, given) : Origins.Join(brings, receiver));
    }

    /// <summary>What was quoted or escaped, or is a number, does no harm in a text that a shell or a browser reads.</summary>
    private static Origins? Cleaned(Call call, string name) => name is "shlex.quote" or "pipes.quote" or "shlex.join" or "shell-quote.quote" or "html.escape" or "markupsafe.escape" or "flask.escape" or "he.encode" or "lodash.escape"
        or "builtins.int" or "builtins.float" or "builtins.len" or "parseInt" or "parseFloat" or "Number" || name.Contains("scape", StringComparison.Ordinal)
        ? Origins.Of("clean", name, "", call.Span)
        : null;

    /// <summary>Functions that are given to what brings something in are given what it brings.</summary>
    private void HandOn(Origins? origins, List<Value?> arguments)
    {
        if (origins is null)
            return;
        foreach (var function in arguments.OfType<FunctionValue>())
            Inline(function, [.. function.Function.Parameters.Select(_ => new OutsideValue(origins))], EmptyNames, follow: false);
    }

    /// <summary>A call of something whose name is all that is known.</summary>
    private Value? Unnamed(Call call, string name, Origins? receiver, List<Value?> arguments, Dictionary<string, Value?> named)
    {
        var given = Given(receiver, arguments, named);
        if (name.Length <= 1)
            return Value.From(null, given);
        if (given is not null)
            Flow(call, name, receiver is null ? null : new OutsideValue(receiver), arguments, named);
        return Brought(call, name, null, receiver, given, arguments);
    }

    private void Flow(Call call, string name, Value? receiver, List<Value?> arguments, IReadOnlyDictionary<string, Value?> named)
    {
        Guess(call, name, arguments, named);
        foreach (var (key, value) in named)
            Keeps(call.Span, key, value);
        foreach (var each in dialect.Flows.SinksOf(name))
        {
            if (each.Kind == "html" && !Pages.Holds(name, call, arguments, named))
                continue;
            var to = each.Kind == "process" && ThroughShell(arguments, named) ? each with { Kind = "shell" } : each;
            for (var index = 0; index < arguments.Count; index++)
            {
                if (to.Every || to.Positions.Contains(index))
                    Flow(call.Span, to.Kind, name, index.ToString(CultureInfo.InvariantCulture), arguments[index]);
                else if (arguments[index] is MapValue { Origins: not null } options)
                    Flow(call, to, name, options.Entries);
            }
            Flow(call, to, name, named);
            if (to.Receiver)
                Flow(call.Span, to.Kind, name, "receiver", receiver);
        }
    }

    private static bool ThroughShell(List<Value?> arguments, IReadOnlyDictionary<string, Value?> named)
    {
        const string Shell = "shell";
        return named.TryGetValue(Shell, out var given) ? given is not TruthValue { Truth: false }
            : arguments.Exists(argument => argument is MapValue { Entries: var options } && options.TryGetValue(Shell, out var set) && set is not (null or TruthValue { Truth: false }));
    }

    private void Flow(Call call, FlowSink to, string name, IReadOnlyDictionary<string, Value?> named)
    {
        foreach (var (key, value) in named)
        {
            if (to.Every || to.Names.Contains(key, StringComparer.Ordinal))
                Flow(call.Span, to.Kind, name, key, value);
        }
    }

    /// <summary>A value that is assigned.</summary>
    private void Flow(SourceSpan span, string name, Value value)
    {
        const string Assigned = "value";
        foreach (var to in dialect.Flows.SinksOf(name).Where(to => to.Names.Contains(Assigned, StringComparer.Ordinal)))
            Flow(span, to.Kind, name, Assigned, value);
    }

    private void Flow(SourceSpan span, string kind, string name, string argument, Value? value)
    {
        if (value?.Origins is not { } origins)
            return;
        if (kind == "nosql" && (origins = Openings(value, name)) is null)
            return;
        var text = ValueText.Fact(value) ?? "";
        // An object that is sent becomes JSON, and what goes under the name of a body is a page when it holds markup.
        if (kind == "html" && ((value is MapValue && name[(name.LastIndexOf('.') + 1)..] is "send" or "end" or "write" or "finish") || (name is ".body" && !text.Contains('<', StringComparison.Ordinal))))
            return;
        var whole = value is OutsideValue or SymbolValue or InstanceValue or TextValue { Complete: true } || !text.Any(letter => letter is not TextValue.Gap);
        // A method called "execute" is one of a database where it is given a query.
        if (kind == "sql" && !whole && !Query().IsMatch(text))
            return;
        var first = whole || text.AsSpan().TrimStart() is [TextValue.Gap, ..];
        foreach (var origin in origins.All.Where(origin => !origin.IsHarmless(kind, first) && (kind != "hash" || origin.IsPassword)))
            sink.Flow(span, new FlowFact(origin, kind, name, argument, FlowFact.Shown(text), whole));
    }

    /// <summary>What the handler of a request returns is a page; an object becomes JSON, and so does a text where the framework says so.</summary>
    private Value? Answer(Node node)
    {
        var value = Whole(node);
        KeepsReturned(node.Span, value);
        if (value?.Origins is not null && running is not null && running.Decorators.Any(AnswersWithPages))
        {
            // A page may stand beside its status: return page, 404.
            var page = value is ListValue { Items: [{ } first, ..] } && node is ListLiteral ? first : value;
            if (page is not (MapValue or ListValue) && !Pages.IsAnswer(page))
                Flow(node.Span, "html", "return", "value", page);
        }

        return value;
    }

    /// <summary>FastAPI makes JSON of what a handler returns, unless it is told to make a page.</summary>
    private bool AnswersWithPages(Node decorator) => IsRoute(decorator)
        && decorator is Call { Target: Model.Attribute { Target: var application } } route
        && (application is not Name name || Lookup(name.Id) is not InstanceValue { Type: "fastapi.FastAPI" or "fastapi.APIRouter" }
            || route.Keywords.Any(keyword => keyword.Name is "response_class" && keyword.Value is Name { Id: "HTMLResponse" } or Model.Attribute { Member: "HTMLResponse" }));
}
