using System.Runtime.CompilerServices;
using InterpreterGuard.Screening.Analyses.Flows;
using InterpreterGuard.Screening.Analyses.Folding;
using InterpreterGuard.Screening.Analyses.Values;
using InterpreterGuard.Screening.Model;

namespace InterpreterGuard.Screening.Analyses.Programs;

/// <summary>Expressions and names.</summary>
internal sealed partial class ProgramReader
{
    /// <summary>An expression whose value is used as it is: a text that was put together is told.</summary>
    private Value? Whole(Node node)
    {
        var value = Evaluate(node);
        if (node is not (Literal or Name or Model.Attribute or Assign or Conditional or Starred) && value is TextValue or BytesValue)
            sink.String(node.Span, ValueText.AsText(value)!, folded: true);
        return value;
    }

    private Value? Evaluate(Node node)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (!sink.Step())
            return null;
        switch (node)
        {
            case Literal literal:
                if (literal.Value is TextValue or BytesValue)
                    sink.String(literal.Span, ValueText.AsText(literal.Value)!, folded: false);
                else if (literal.Value is InstanceValue { Text.Text: var pattern } made)
                    sink.Call(literal.Span, new CallFact(dialect.Language, made.Type, [pattern]));
                return literal.Value;
            case Name name:
                return Outside(Lookup(name.Id), name.Span);
            case Model.Attribute attribute:
                return Read(attribute);
            case Call call:
                return Call(call);
            case Binary binary:
                var (left, right) = (Evaluate(binary.Left), Evaluate(binary.Right));
                return Value.From(Operators.Fold(binary.Operator, left, right, bounds), Together([left, right]));
            case Join join:
                var parts = join.Parts.Select(Evaluate).ToList();
                return Value.From(Operators.Concatenate(parts, bounds), Together(parts));
            case Subscript subscript:
                return Read(subscript);
            case ListLiteral list:
                var items = list.Items.SelectMany(Spread).ToList();
                return new ListValue(items) { Origins = All(items) };
            case MapLiteral map:
                return Map(map);
            case Comprehension comprehension:
                return Build(comprehension);
            case Conditional conditional:
                return Choose(conditional);
            case Assign assign:
                return Store(assign);
            case Function lambda:
                return Made(lambda);
            case Starred starred:
                return Evaluate(starred.Value);
            case Leave leave:
                foreach (var child in leave.Children)
                    Whole(child);
                return null;
            case Group group:
                return Value.From(null, All(group.Children.Select(Whole).ToList()));
            case Slice slice:
                // Among other indexes (matrix[1:, 0]), or assigned to: its parts are read, what it takes is not followed.
                foreach (var place in new[] { slice.Lower, slice.Upper, slice.Step }.OfType<Node>())
                    Whole(place);
                return null;
            case Block or Statement or Return or Branch or Loop or With or Import or Class:
                return Run(node);
            default:
                return null;
        }
    }

    private Value? Lookup(string name)
    {
        return scope.TryGet(name, out var value) ? value : dialect.Global(name, scope);
    }

    private FunctionValue Made(Function function)
    {
        var value = new FunctionValue(function, scope, sink.Submission);
        if (dialect.ReadsEveryFunction)
            unread.Enqueue(value);
        return value;
    }

    private Value? Read(Model.Attribute attribute)
    {
        var receiver = Evaluate(attribute.Target);
        var value = Member(receiver, attribute.Member);
        // What a member of an archive calls itself is its author's, whoever opened the archive.
        if (((value as SymbolValue)?.Name ?? "." + attribute.Member) is var named && dialect.Flows.OfValue(named) is "archive" and var kind)
            value = Value.From(null, Origins.Join(Origins.Of(kind, named, "", attribute.Span), value?.Origins));
        Tell(attribute, receiver, value, written: false);
        return value is SymbolValue { Name: "sys.executable" } ? new TextValue("python3") : Vouched(attribute, OfHost(attribute, Outside(value, attribute.Span)));
    }

    private void Tell(Model.Attribute attribute, Value? receiver, Value? value, bool written)
    {
        if (receiver is SymbolValue or InstanceValue && value is SymbolValue symbol)
            sink.Attribute(attribute.Span, symbol.Name, written);
        else if (IsSpecial(attribute.Member) && receiver is not (ClassValue or ObjectValue))
            sink.Attribute(attribute.Span, WayTo(attribute), written);
    }

    /// <summary>
    /// How a member of an unknown value is named. Names between double underscores bring those before them along: one is ordinary, several in a row are the way from any value to all classes.
    /// </summary>
    private static string WayTo(Model.Attribute attribute)
    {
        const int NamesMax = 8;
        var way = attribute.Target is Model.Attribute { Member: "cookies" or "Cookies" } jar ? $".{jar.Member}.{attribute.Member}" : "." + attribute.Member;
        var names = 1;
        for (var node = IsSpecial(attribute.Member) ? attribute.Target : null; node is not null && names < NamesMax;)
        {
            if (node is Model.Attribute before && IsSpecial(before.Member))
            {
                way = $".{before.Member}{way}";
                names++;
            }

            node = node switch
            {
                Model.Attribute inner => IsSpecial(inner.Member) ? inner.Target : null,
                Subscript subscript => subscript.Target,
                Call call => call.Target,
                _ => null,
            };
        }

        return way;
    }

    private static bool IsSpecial(string member) => member.StartsWith("__", StringComparison.Ordinal)
        || member is "f_back" or "f_globals" or "f_builtins" or "f_locals" or "gi_frame" or "gi_code" or "cr_frame" or "ag_frame" or "tb_frame" or "tb_next" or "mro";

    /// <summary>What a value's member is; <see langword="null"/> where that is unknown.</summary>
    private Value? Member(Value? receiver, string member)
    {
        var value = MemberOf(receiver, member);
        if (receiver?.Origins is not { } origins)
            return value;
        // An element has origins of its own.
        return receiver is ListValue or MapValue && value is not null ? value : Value.From(value, Asked(receiver, origins, member));
    }

    private Value? MemberOf(Value? receiver, string member) => dialect.TryMember(receiver, member, out var known) ? known : receiver switch
    {
        SymbolValue symbol => Symbol($"{symbol.Name}.{member}"),
        InstanceValue { File: { } file } when member is "name" or "path" => file,
        InstanceValue { Type: "tempfile.TemporaryDirectory", Text: { } folder } when member is "name" => folder,
        InstanceValue instance => (Value?)Addresses.Part(instance, member) ?? Symbol($"{instance.Type}.{member}") with { Receiver = instance },
        ObjectValue own => Member(own.Class, member) is FunctionValue function && !IsStatic(function.Function)
            ? function with { Self = own.Class }
            : Member(own.Class, member),
        ClassValue type => type.Members.TryGetOwn(member, out var value)
            ? value is FunctionValue unbound ? unbound with { Self = null } : value
            : type.Bases.Select(known => known is ClassValue or SymbolValue ? Member(known, member) : null).FirstOrDefault(found => found is not null),
        TextValue or BytesValue or ListValue or MapValue => new BoundMethodValue(receiver, member),
        _ => null,
    };

    private Value? Read(Subscript subscript)
    {
        var target = Evaluate(subscript.Target);
        if (subscript.Index is Slice slice)
            return Stretch(target, slice);
        var index = Whole(subscript.Index);
        var value = Element(target, index);
        if (target is SymbolValue { Origins.All: [{ Kind: "environment" } whole] } && index is TextValue { Complete: true } variable)
            return Value.From(value, Origins.Of(whole.Kind, $"{whole.Name}.{variable.Text}", "", whole.Span));
        // A letter that is drawn out of a text is random; which of a list's items is drawn says nothing of the item.
        if (index?.Origins?.Random is { } drawn && (subscript.OfText || target is TextValue))
            value = Value.From(value, drawn);
        return target?.Origins is { } origins && (value is null || target is not (ListValue or MapValue)) ? Value.From(value, origins) : value;
    }

    private Value? Element(Value? target, Value? index)
    {
        return target switch
        {
            SymbolValue { Name: "sys.modules" } when index is TextValue module => Symbol(module.Text),
            SymbolValue { Name: "builtins" } when index is TextValue name => Symbol("builtins." + name.Text),
            SymbolValue symbol when symbol.Name.EndsWith(".__dict__", StringComparison.Ordinal) && index is TextValue name =>
                Symbol($"{symbol.Name[..^".__dict__".Length]}.{name.Text}"),
            InstanceValue { Type: "builtins.globals" or "builtins.locals" or "builtins.vars" } when index is TextValue name => Lookup(name.Text),
            SymbolValue { Name: "os.environ" } => null,
            InstanceValue { Type: "urllib.parse.urlparse" } address when index is NumberValue place => Addresses.Part(address, place.Number),
            _ => Sequences.Element(target, index) ?? (dialect.MembersByText && index is TextValue { Complete: true } member ? Member(target, member.Text) : null),
        };
    }

    private Value? Stretch(Value? target, Slice slice)
    {
        var (lower, upper, step) = (Place(slice.Lower), Place(slice.Upper), Place(slice.Step));
        return Value.From(lower.Known && upper.Known && step.Known ? Sequences.Stretch(target, lower.Number, upper.Number, step.Number) : null, target?.Origins);
    }

    private (bool Known, long? Number) Place(Node? node) => node is null
        ? (true, null)
        : Evaluate(node) switch
        {
            NumberValue number => (true, number.Number),
            NothingValue => (true, null),
            _ => (false, null),
        };

    private IEnumerable<Value?> Spread(Node item) =>
        item is Starred starred ? Elements(Whole(starred.Value)) : [Whole(item)];

    private IEnumerable<Value?> Elements(Value? value) => Sequences.Items(value, bounds) ?? [Value.From(null, value?.Origins)];

    private MapValue Map(MapLiteral map)
    {
        var entries = new Dictionary<string, Value?>(StringComparer.Ordinal);
        foreach (var (key, node) in map.Keys.Zip(map.Values))
        {
            var name = key is null ? null : Whole(key);
            var value = Whole(node);
            Keep([name]);
            foreach (var (spread, entry) in key is null && value is MapValue inner ? inner.Entries : EmptyNames)
                entries[spread] = entry;
            if (ValueText.Fact(name) is not { } text)
                continue;
            entries[text] = value;
            sink.Assign(node.Span, text, value);
            Keeps(node.Span, text, value);
        }
        return new MapValue(entries) { Origins = All(entries.Values) };
    }

    /// <summary>A list made by walking over a constant one is built as the program would.</summary>
    private Value? Build(Comprehension comprehension)
    {
        var outer = scope;
        scope = new Scope(outer);
        var items = new List<Value?>();
        var known = Walk(comprehension, 0, items);
        scope = outer;
        return Value.From(known ? new ListValue(items) : null, All(items));
    }

    private bool Walk(Comprehension comprehension, int depth, List<Value?> items)
    {
        if (depth == comprehension.Walks.Count)
        {
            items.Add(Evaluate(comprehension.Element));
            return items.Count <= bounds.ItemsMax;
        }
        var walk = comprehension.Walks[depth];
        var from = Whole(walk.Source);
        var source = Sequences.Items(from, bounds);
        var known = source is not null && walk.Conditions.Count == 0;
        var all = sink.Turns;
        sink.Turns = Math.Min(all * Math.Max(1, (from as ListValue)?.Length ?? source?.Count ?? 1), int.MaxValue);
        foreach (var item in source is { Count: > 0 } ? source : [Value.From(null, from?.Origins)])
        {
            Bind(walk.Target, item);
            foreach (var condition in walk.Conditions)
            {
                Whole(condition);
                Vouch(condition, truth: true);
            }

            known &= Walk(comprehension, depth + 1, items);
            if (!known)
                break;
        }

        sink.Turns = all;
        return known;
    }

    private Value? Store(Assign assign)
    {
        if (assign.Value is null)
            return null;
        var value = Whole(assign.Value);
        foreach (var target in assign.Targets)
        {
            Told(target, assign.Value, value);
            Keeps(target, value);
            Bind(target, value, outward: dialect.AssignsOutward && !assign.Declares);
        }
        return value;
    }

    /// <summary>A number that was computed is one of a loop's many.</summary>
    private void Told(Node target, Node given, Value? value)
    {
        if (value is NumberValue && given is not Literal)
            return;
        // A function that says yes to everything is told by what it says.
        if (value is FunctionValue && dialect.Fact(value) is { } said)
            value = new TextValue(said);
        switch (target)
        {
            case Name name:
                sink.Assign(target.Span, settings.Length > 0 && callDepth == 0 && ownClass is null ? settings + name.Id : name.Id, settings.Length > 0 && value is ListValue list ? ValueText.AsText(list) : value);
                break;
            case Model.Attribute attribute:
                sink.Assign(target.Span, (Member(Evaluate(attribute.Target), attribute.Member) as SymbolValue)?.Name ?? "." + attribute.Member, value);
                break;
            case Subscript { Index: Literal { Value: TextValue key } } element:
                sink.Assign(target.Span, Evaluate(element.Target) is SymbolValue holder ? $"{holder.Name}.{key.Text}" : key.Text, value);
                break;
        }
    }
}
