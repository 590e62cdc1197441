using InterpreterGuard.Screening.Analyses.Flows;
using InterpreterGuard.Screening.Analyses.Folding;
using InterpreterGuard.Screening.Analyses.Values;
using InterpreterGuard.Screening.Model;

namespace InterpreterGuard.Screening.Analyses.Programs;

/// <summary>What names, members and elements get.</summary>
internal sealed partial class ProgramReader
{
    private void Bind(Node target, Value? value, bool outward = false)
    {
        Unvouch(target);
        switch (target)
        {
            case Name name:
                (outward ? scope.Home(name.Id) : scope).Set(name.Id, Through(value, name.Id));
                break;
            case ListLiteral list:
                var items = (value as ListValue)?.Items;
                for (var index = 0; index < list.Items.Count; index++)
                    Bind(list.Items[index], value is InstanceValue { Type: "urllib.parse.urlparse" } address ? Addresses.Part(address, index) : items is not null && items.Count == list.Items.Count ? items[index] : Value.From(null, value?.Origins));
                break;
            case Starred starred:
                Bind(starred.Value, Value.From(null, value?.Origins));
                break;
            case Model.Attribute attribute:
                var receiver = Evaluate(attribute.Target);
                var held = Member(receiver, attribute.Member);
                Tell(attribute, receiver, held, written: true);
                // Where a client's requests go is said once, and not with each request.
                if (held is SymbolValue { Name: "System.Net.Http.HttpClient.BaseAddress" } start)
                    sink.Call(attribute.Span, new CallFact(dialect.Language, start.Name, [dialect.Fact(value)]));
                if (value?.Origins is not null)
                    Flow(attribute.Span, (held as SymbolValue)?.Name ?? "." + attribute.Member, value);
                if (receiver is ObjectValue own)
                    own.Class.Members.Set(attribute.Member, value);
                else if (receiver is ClassValue type)
                    type.Members.Set(attribute.Member, value);
                else if (receiver is MapValue map && attribute.Target is Name holder)
                    scope.Home(holder.Id).Set(holder.Id, Changed(map, dialect.Key(attribute.Member), value));
                else if (receiver is MapValue inner && attribute.Target is Model.Attribute)
                    Bind(attribute.Target, Changed(inner, dialect.Key(attribute.Member), value), outward);
                break;
            case Subscript subscript:
                BindElement(subscript, value);
                break;
            default:
                Whole(target);
                break;
        }
    }

    private static MapValue Changed(MapValue map, string key, Value? value) =>
        new(new Dictionary<string, Value?>(map.Entries, StringComparer.Ordinal) { [key] = value }) { Origins = Origins.Join(map.Origins, value?.Origins) };

    private void BindElement(Subscript subscript, Value? value)
    {
        var container = Evaluate(subscript.Target);
        var index = Whole(subscript.Index);
        Keep([index, value]);
        if (container is SymbolValue symbol && ValueText.Fact(index) is { } key)
            sink.Attribute(subscript.Span, $"{symbol.Name}.{key}", written: true);
        if (subscript.Target is Name name && container is MapValue map && index is TextValue text)
            scope.Home(name.Id).Set(name.Id, Changed(map, text.Text, value));
        else if (subscript.Target is Name filled && container is MapValue && value?.Origins is { } given)
            scope.Home(filled.Id).Set(filled.Id, Value.From(container, given));
        else if (container is InstanceValue { IsZero: true })
            Fill(subscript.Target, value?.Origins?.Random is { } drawn ? new OutsideValue(drawn) : null);
        else if (subscript.Target is Name changed && container is ListValue)
            scope.Set(changed.Id, Value.From(null, Origins.Join(container.Origins, value?.Origins)));
    }
}
