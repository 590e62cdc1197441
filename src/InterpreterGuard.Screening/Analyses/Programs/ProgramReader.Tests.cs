using InterpreterGuard.Core.Submissions;
using InterpreterGuard.Screening.Analyses.Flows;
using InterpreterGuard.Screening.Analyses.Values;
using InterpreterGuard.Screening.Model;

namespace InterpreterGuard.Screening.Analyses.Programs;

/// <summary>What a test says of the values it asks about.</summary>
internal sealed partial class ProgramReader
{
    /// <summary>Tests inside tests. A long chain of them is asked at each of its links, which would take the square of its length.</summary>
    private const int LevelsMax = 16;

    /// <summary>And inside a function that is called in one, which calls no other.</summary>
    private const int LevelsInFunctions = 4;

    /// <summary>What holds when a test comes out so.</summary>
    private void Find(Node test, bool truth, List<Vouched> found, int levels)
    {
        if (levels < 0 || !sink.Step())
            return;
        switch (test)
        {
            case Test { Operator: "Not", Operands: [var inner] }:
                Find(inner, !truth, found, levels - 1);
                break;
            case Test { Operator: "And" or "Or" } joined:
                Find(joined.Operands, truth, truth == (joined.Operator == "And"), found, levels - 1);
                break;
            case Conditional { Operator: "And" or "Or" } joined:
                Find([joined.Then, joined.Else], truth, truth == (joined.Operator == "And"), found, levels - 1);
                break;
            case Test { Operator: "Eq" or "NotEq", Operands: [var left, var right] } compared:
                Compare(left, right, truth == (compared.Operator == "Eq"), found, levels - 1);
                break;
            case Test { Operator: "In" or "NotIn", Operands: [var item, var list] } asked:
                IsIn(item, list, truth == (asked.Operator == "In"), found);
                break;
            // What an entry of a table can be asked for by is one of its keys.
            case Subscript { Target: Name table, Index: not (Slice or Literal) and var key } when truth:
                Add(key, OfList(table, key), found);
                break;
            // An address without a host is one of the own.
            case Model.Attribute part when !truth && HostOf(part) is { } address:
                found.Add(new Vouched(Subject(address), Traits.Local, true));
                break;
            case Call call:
                Answers(call, truth, found, levels - 1);
                break;
        }
    }

    private void Find(IReadOnlyList<Node> operands, bool truth, bool all, List<Vouched> found, int levels)
    {
        if (all)
        {
            foreach (var operand in operands)
                Find(operand, truth, found, levels);
            return;
        }

        // Of one or the other, what all of them say of the same value.
        List<Vouched>? held = null;
        foreach (var operand in operands)
        {
            var others = new List<Vouched>();
            Find(operand, truth, others, levels);
            held = held is null ? others : [.. held.Select(one => one with { Traits = one.Traits & Of(one.Subject, others) }).Where(one => one.Traits is not Traits.None)];
            if (held.Count == 0)
                return;
        }

        found.AddRange(held ?? []);
    }

    private static Traits Of(Node subject, List<Vouched> found) => Key(subject) is { } key
        ? found.Where(other => Key(other.Subject) == key).Aggregate(Traits.None, (traits, other) => traits | other.Traits)
        : Traits.None;

    private void Compare(Node left, Node right, bool same, List<Vouched> found, int levels)
    {
        // A match that is nothing is none.
        if (left is Call call && right is Literal { Value: NothingValue })
            Answers(call, !same, found, levels - 1);
        else if (left is Call { Arguments: var paths } common && Checks.Name(common.Target) is "commonpath" && same)
            found.AddRange(paths.SelectMany(path => path is ListLiteral list ? list.Items : [path]).Where(path => Has(path, Traits.Resolved)).Select(path => new Vouched(Subject(path), Traits.Inside, false)));
        else if (left is Call { Arguments: [Literal { Value: TextValue { Text: ".." } }], Target: Model.Attribute { Target: var searched } } search && Checks.Name(search.Target) is "indexOf" or "IndexOf" or "find" && same)
            found.Add(new Vouched(Subject(searched), Traits.WithoutParent, false));
        else if (left is Group { Children: [var typed] } && right is Literal { Value: TextValue { Text: "string" } } && same)
            found.Add(new Vouched(Subject(typed), Traits.Text, false));
        else if (left is Call { Arguments: [var item], Target: Model.Attribute { Target: var list } } index && Checks.Name(index.Target) is "indexOf" && !same && right is Literal { Value: NumberValue { Number: -1 } })
            Add(item, OfList(list, item), found);
        else if (left is Call { Arguments: [var start], Target: Model.Attribute { Target: var path } } place && Checks.Name(place.Target) is "indexOf" or "IndexOf" or "find" && same && right is Literal { Value: NumberValue { Number: 0 } })
            Begins(path, start, truth: true, found);
        else if (same && right is not Literal { Value: NothingValue })
        {
            var (by, other) = OfOne(right, left) is not Traits.None and var known ? (left, known) : (right, OfOne(left, right));
            Add(by, other, found);
        }
    }

    private void IsIn(Node item, Node list, bool isIn, List<Vouched> found)
    {
        if (item is Literal { Value: TextValue { Text: ".." or "../" or "..\\" } })
        {
            if (!isIn)
                found.Add(new Vouched(Subject(list), Traits.WithoutParent, false));
        }
        else if (isIn && list is Model.Attribute { Member: "parents", Target: var path })
        {
            if (Has(path, Traits.Resolved))
                found.Add(new Vouched(Subject(path), Traits.Inside, false));
        }
        else if (isIn)
        {
            Add(item, OfList(list, item), found);
        }
    }

    /// <summary>Calls that answer yes or no.</summary>
    private void Answers(Call call, bool truth, List<Vouched> found, int levels)
    {
        var called = Checks.Name(call.Target);
        var receiver = (call.Target as Model.Attribute)?.Target;
        switch (called)
        {
            case "isinstance" when truth && call.Arguments is [var typed, Name { Id: "str" }]:
                found.Add(new Vouched(Subject(typed), Traits.Text, false));
                return;
            case "isdigit" or "isalnum" or "isalpha" or "isdecimal" or "isnumeric" or "isidentifier" when truth && receiver is not null:
                found.Add(new Vouched(Subject(receiver), Traits.Plain, false));
                return;
            case "includes" or "has" or "Contains" or "ContainsKey" or "TryGetValue" or "hasOwnProperty" or "__contains__" when receiver is not null && call.Arguments is [var item, ..]:
                IsIn(item, receiver, truth, found);
                return;
            case "some" or "Any" or "Exists" when truth:
                IsAny(call, receiver, found);
                return;
            case "Equals" or "equals":
                if ((receiver is null || Checks.Name(receiver) is "string" or "String" ? call.Arguments : [receiver, .. call.Arguments]) is [var one, var other, ..])
                    Compare(one, other, truth, found, levels - 1);
                return;
            case "All" when truth && receiver is not null && call.Arguments is [var letter] && Checks.Name(letter) is "IsLetterOrDigit" or "IsAsciiLetterOrDigit" or "IsLetter" or "IsAsciiLetter" or "IsDigit" or "IsAsciiDigit":
                found.Add(new Vouched(Subject(receiver), Traits.Plain, false));
                return;
            case "hasOwn" when truth && call.Arguments is [var table, var key]:
                Add(key, OfList(table, key), found);
                return;
            case "test" or "match" or "fullmatch" or "search" or "IsMatch" when truth:
                Fits(call, called, receiver, found);
                return;
            case "startswith" or "startsWith" or "StartsWith" or "is_relative_to" when receiver is not null && call.Arguments is [var start, ..]:
                Begins(receiver, start, truth, found);
                return;
            case "endswith" or "endsWith" or "EndsWith" when truth && receiver is not null && call.Arguments is [Literal { Value: TextValue { Text: ['.', ..] } }, ..] && Has(receiver, Traits.Host):
                found.Add(new Vouched(Subject(receiver), Traits.Local, true));
                return;
            case "isabs" or "isAbsolute" or "is_absolute" or "IsPathRooted" or "IsPathFullyQualified" when !truth:
                found.AddRange((receiver is null || call.Arguments.Count > 0 ? call.Arguments : [receiver]).Select(path => new Vouched(Subject(path), Traits.Relative, false)));
                return;
        }

        if (called is "call" && truth && receiver is Model.Attribute { Member: "hasOwnProperty" } && call.Arguments is [var holder, var entry])
        {
            Add(entry, OfList(holder, entry), found);
            return;
        }

        var traits = truth ? Checks.Allows(called) : Checks.Refuses(called);
        if (traits is not Traits.None)
        {
            foreach (var argument in Given(call))
                Add(argument, traits, found);
        }
        else if (levels > LevelsInFunctions && call.Target is Name own && Lookup(own.Id) is FunctionValue { Function.IsLazy: false } function && Only(function.Function.Body) is { } answer)
            ThroughFunction(call, function, answer, truth, found);
    }

    /// <summary><c>names.Any(name => name == asked)</c> asks for one of the list.</summary>
    private void IsAny(Call call, Node? receiver, List<Vouched> found)
    {
        var (list, asks) = (receiver is null || Checks.Name(receiver) is "Array") && call.Arguments is [var given, var second] ? (given, second) : (receiver, call.Arguments is [.., var only] ? only : null);
        if (list is null || asks is not Function { Parameters: [var item], Body: var body } || Only(body) is not Test { Operator: "Eq", Operands: [var left, var right] })
            return;
        if (left is Name first && first.Id == item.Name)
            Add(right, OfList(list, right), found);
        else if (right is Name last && last.Id == item.Name)
            Add(left, OfList(list, left), found);
    }

    /// <summary>What a function asks of what it is given.</summary>
    private void ThroughFunction(Call call, FunctionValue function, Node test, bool truth, List<Vouched> found)
    {
        var names = function.Function.Parameters.Select(parameter => parameter.Name).ToList();
        var inside = new List<Vouched>();
        var inner = new Scope(function.Scope);
        for (var place = 0; place < names.Count; place++)
            inner.Set(names[place], place < call.Arguments.Count ? Looked(call.Arguments[place]) : null);
        var outer = scope;
        scope = inner;
        Find(test, truth, inside, LevelsInFunctions);
        scope = outer;
        foreach (var vouched in inside)
        {
            var place = vouched.Subject is Name name ? names.IndexOf(name.Id) : -1;
            if (place >= 0 && place < call.Arguments.Count)
                found.Add(vouched with { Subject = Subject(call.Arguments[place]) });
        }
    }

    private static Node? Only(Node body) => body switch
    {
        Block { Statements: [Block inner], Handlers.Count: 0 } => Only(inner),
        Return { Value: { } value } => value,
        Block block => block.Statements.Where(statement => statement is not Statement { Expression: Literal }).ToList() is [Return { Value: { } value }] ? value : null,
        _ => null,
    };

    private void Fits(Call call, string called, Node? receiver, List<Vouched> found)
    {
        // The pattern stands before the dot, the text behind it, or the other way round, or both are given.
        var (pattern, text) = (receiver, call.Arguments) switch
        {
            ({ } before, [var only]) when called is "test" or "IsMatch" or "fullmatch" || Pattern(before) is not null => (before, only),
            ({ } before, [var only]) => (only, before),
            (_, [var first, var second, ..]) => called is "IsMatch" ? (second, first) : (first, second),
            _ => (null, null),
        };
        if (pattern is null || text is null || Pattern(pattern) is not { } expression || call.Arguments.Concat(call.Keywords.Select(keyword => keyword.Value)).Any(IsByLine))
            return;
        var traits = Checks.Fits(expression, begins: called is "fullmatch" || (called is "match" && dialect.Language == Language.Python), ends: called is "fullmatch");
        if (traits is not Traits.None)
            found.Add(new Vouched(Subject(text), traits, false));
    }

    /// <summary>A pattern that fits one of a text's lines says nothing of the others.</summary>
    private static bool IsByLine(Node flag) => flag is Binary both ? IsByLine(both.Left) || IsByLine(both.Right) : Checks.Name(flag) is "M" or "MULTILINE" or "Multiline";

    private string? Pattern(Node node) => (node is Literal literal ? literal.Value : node is Name or Model.Attribute ? Looked(node) : null) switch
    {
        TextValue { Complete: true } text => text.Text,
        InstanceValue { IsByLine: false, Text: { Complete: true } pattern } => pattern.Text,
        _ => null,
    };

    private void Begins(Node receiver, Node start, bool truth, List<Vouched> found)
    {
        var subject = Subject(receiver);
        var origins = Looked(subject)?.Origins;
        var text = (start as Literal)?.Value is TextValue known ? known.Text : null;
        if (text is ".." or "../" && !truth)
            found.Add(new Vouched(subject, origins?.Have(Traits.Way) == true ? Traits.Inside : Traits.WithoutParent, origins?.Have(Traits.Way) == true));
        else if (text is "/" or "\\")
            found.Add(new Vouched(subject, truth ? Traits.Rooted : Traits.Relative, false));
        else if (text is "//" && !truth)
            found.Add(new Vouched(subject, Traits.WithoutHost, false));
        else if (text is not null && truth && text.IndexOf("://", StringComparison.Ordinal) is > 0 and var scheme && text.IndexOf('/', scheme + 3) > scheme + 3)
            found.Add(new Vouched(subject, Traits.Local, false));
        else if (truth && (text is null or ['/', _, ..]) && origins?.Have(Traits.Resolved) == true)
            found.Add(new Vouched(subject, Traits.Inside, false));
    }

    private void Add(Node item, Traits traits, List<Vouched> found)
    {
        if (traits is Traits.None)
            return;
        var subject = Subject(item);
        if (HostOf(subject) is { } address)
            found.Add(new Vouched(Subject(address), Traits.Local, true));
        else if (Looked(subject)?.Origins?.Have(Traits.Host) == true)
            found.Add(new Vouched(subject, traits | Traits.Local, true));
        else
            found.Add(new Vouched(subject, traits, traits == Traits.Local));
    }

    private static Value? OfHost(Model.Attribute attribute, Value? value) => value?.Origins is { } origins && IsHost(Checks.Name(attribute)) ? value with { Origins = origins.With(Traits.Host) } : value;

    /// <summary>All that a value came from is known to be so.</summary>
    private bool Has(Node node, Traits traits) => Looked(Subject(node))?.Origins?.Have(traits) == true;

    /// <summary>The address, of one of its host.</summary>
    private static Node? HostOf(Node node) => node is Model.Attribute { Target: var target } attribute && IsHost(Checks.Name(attribute)) ? target is Call { Arguments: [var given, ..] } ? given : target : null;

    private static bool IsHost(string member) => member is "netloc" or "hostname" or "host" or "origin" or "Host" or "Authority" or "DnsSafeHost";

    /// <summary>A value that is asked about in another form: <c>name.lower()</c>, <c>str(path)</c>.</summary>
    private Node Subject(Node node) => node switch
    {
        Call { Target: Model.Attribute { Target: var receiver } target } when Checks.Name(target) is "lower" or "upper" or "casefold" or "toLowerCase" or "toUpperCase" or "ToLower" or "ToUpper" or "ToLowerInvariant" or "ToUpperInvariant" or "toString" or "ToString" or "as_posix" => Subject(receiver),
        Call { Target: Name { Id: "str" or "String" } target, Arguments: [var given] } when Lookup(target.Id) is not FunctionValue => Subject(given),
        Assign { Targets: [Name named] } => named,
        _ => node,
    };

    private static IEnumerable<Node> Given(Call call) => call.Arguments.Concat(call.Keywords.Select(keyword => keyword.Value)).Where(argument => argument is not Literal);

    /// <summary>A list that a caller has sent allows what the caller wants.</summary>
    private Traits OfList(Node node, Node item) => (Looked(node) ?? (Within(node, LevelsMax) is { } within ? new OutsideValue(within) : null)) switch
    {
        ListValue { Origins: null, Items.Count: > 0 } list when list.Items.All(IsConstant) => node is not ListLiteral && (IsKept(item) || (node is Name name && shared.Contains(name.Id))) ? Traits.Compared : Traits.Listed,
        MapValue { Origins: null, Entries.Count: > 0 } when !IsKept(item) && !(node is Name table && shared.Contains(table.Id)) => Traits.Listed,
        { Origins: { } origins } when origins.All.Any(IsSent) => Traits.None,
        _ => Traits.Compared,
    };

    private static bool IsConstant(Value? value) => value is TextValue { Complete: true } or NumberValue or BytesValue or TruthValue or NothingValue;

    private static bool IsSent(Origin origin) => origin.Kind is "request" or "network" or "stdin" or "arguments" or "page";

    private bool IsKept(Node item) => kept.Count > 0 && Looked(Subject(item))?.Origins?.All.Any(origin => kept.Contains((origin.Kind, origin.Name, origin.Span))) == true;

    private void Keep(IEnumerable<Value?> values)
    {
        foreach (var origin in values.SelectMany(value => value?.Origins?.All ?? []))
            kept.Add((origin.Kind, origin.Name, origin.Span));
    }

    /// <summary>Where all came from that an expression speaks of.</summary>
    private Origins? Within(Node node, int levels) => levels < 0 || !sink.Step() ? null : node switch
    {
        Call call => Origins.Join(call.Arguments.Append(call.Target).Select(each => Within(each, levels - 1))),
        Model.Attribute attribute => Looked(attribute)?.Origins ?? Within(attribute.Target, levels - 1),
        Comprehension comprehension => Origins.Join(comprehension.Walks.Select(walk => Within(walk.Source, levels - 1))),
        Binary binary => Origins.Join(Within(binary.Left, levels - 1), Within(binary.Right, levels - 1)),
        Group group => Origins.Join(group.Children.Select(child => Within(child, levels - 1))),
        _ => Looked(node)?.Origins,
    };

    private Traits OfOne(Node node, Node item) => IsOwnHost(node) ? Traits.Compared : node is Literal ? Traits.Listed : OfList(node, item) is Traits.None ? Traits.None : node is Name name && !shared.Contains(name.Id) && Looked(node) is TextValue { Complete: true, Origins: null } ? Traits.Listed : Traits.Compared;

    /// <summary>The host that a request was sent to: <c>request.host</c>, <c>req.headers.host</c>.</summary>
    private static bool IsOwnHost(Node node) => node switch
    {
        Model.Attribute attribute when IsHost(Checks.Name(attribute)) => attribute.Target is Name request ? IsRequest(request.Id) || request.Id is "location" : attribute.Target is Model.Attribute { Member: "headers" or "Request" or "location" },
        Call { Target: Model.Attribute { Target: Name request, Member: "get_host" } } => IsRequest(request.Id),
        _ => false,
    };

    /// <summary>What is known of an expression, from names alone: it was read where it stands.</summary>
    private Value? Looked(Node node) => node switch
    {
        Literal literal => literal.Value,
        Name name => Outside(Lookup(name.Id), name.Span),
        Model.Attribute attribute => Vouched(attribute, OfHost(attribute, Outside(Member(Looked(attribute.Target), attribute.Member), attribute.Span))),
        ListLiteral list when list.Items.All(item => item is Literal) => new ListValue([.. list.Items.Select(Looked)]),
        ListLiteral list => new ListValue([.. list.Items.Select(Looked)]) { Origins = Origins.Join(list.Items.Select(item => Within(item, LevelsInFunctions))) },
        MapLiteral map when map.Keys.All(key => key is Literal) => new MapValue(map.Keys.OfType<Literal>().Select(key => key.Value).OfType<TextValue>().Select(key => key.Text).Distinct(StringComparer.Ordinal).ToDictionary(key => key, _ => (Value?)null, StringComparer.Ordinal)),
        Call { Arguments: [var given] } call when Checks.Name(call.Target) is "set" or "frozenset" or "list" or "tuple" or "sorted" or "Set" or "keys" or "from" && Lookup((call.Target as Name)?.Id ?? "") is not FunctionValue => Looked(given),
        Call { Target: Model.Attribute { Target: var receiver } target } when Checks.Name(target) is "keys" or "values" or "lower" or "strip" => Looked(receiver),
        Subscript { Target: var holder } => Looked(holder)?.Origins is { } origins ? new OutsideValue(origins) : null,
        _ => null,
    };

    /// <summary>How a member is written; <see langword="null"/> for what has a name of its own, or none.</summary>
    private static string? Written(Node node) => node switch
    {
        Model.Attribute { Target: Name holder } attribute => $"{holder.Id}.{attribute.Member}",
        Model.Attribute attribute => Written(attribute.Target) is { } before ? $"{before}.{attribute.Member}" : null,
        _ => null,
    };
}
