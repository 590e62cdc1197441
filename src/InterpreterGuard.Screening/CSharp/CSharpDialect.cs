using InterpreterGuard.Core.Submissions;
using InterpreterGuard.Screening.Analyses.Flows;
using InterpreterGuard.Screening.Analyses.Folding;
using InterpreterGuard.Screening.Analyses.Programs;
using InterpreterGuard.Screening.Analyses.Values;
using InterpreterGuard.Screening.Model;

namespace InterpreterGuard.Screening.CSharp;

/// <summary>What the base libraries mean. The model builder has resolved every name already: a library's member comes with its full name. What runs something is in the other half.</summary>
internal sealed partial class CSharpDialect(FoldBounds bounds) : ProgramDialect
{
    /// <summary>What no program can name: the numbers a loop counts through, a character's number and the other way, and what stands before <c>?.</c>.</summary>
    public const string Range = "{range}";
    public const string NumberOf = "{number}";
    public const string CharacterOf = "{character}";
    public const string Receiver = "{receiver}";

    /// <summary>Makes an array of bytes that are all zero.</summary>
    public const string Zeros = "{zeros}";

    private const string TypeKey = "{type}";
    private const string Encodings = "System.Text.Encoding.";
    private const string Cryptography = "System.Security.Cryptography.";

    private readonly CSharpFunctions functions = new(bounds);

    public override Language Language => Language.CSharp;

    public override FlowTable Flows => CSharpFlows.Table;

    public override bool ReadsEveryFunction => true;

    public override bool AssignsOutward => true;

    public override Value? Global(string name, Scope scope) => name.StartsWith(CSharpNames.Library, StringComparison.Ordinal) ? new SymbolValue(name[CSharpNames.Library.Length..]) : null;

    public override string Resolve(string name) => name;

    public override bool IsEveryday(string name) => name.StartsWith('{') || name.StartsWith("System.String.", StringComparison.Ordinal) || name is "System.String" or "System.Text.StringBuilder" or "System.IO.Path.Combine" or "System.IO.Path.Join" or "System.IO.Path.GetFullPath" or "System.Object.ToString";

    public override string? Fact(Value? value) => value switch
    {
        MapValue map when IsMade(map, "System.Diagnostics.ProcessStartInfo") => ValueText.Fact(new ListValue(Words(map))),
        // What says yes to everything checks nothing.
        FunctionValue { Function.Body: Return { Value: Literal { Value: TruthValue { Truth: true } } } or Block { Statements: [Return { Value: Literal { Value: TruthValue { Truth: true } } }] } } => "=> true",
        _ => ValueText.Fact(value),
    };

    /// <summary>Bytes that nothing was put into matter where something is encrypted with them.</summary>
    public override string? FactFor(string name, Value? argument) =>
        argument is InstanceValue { IsZero: true } && name.StartsWith(Cryptography, StringComparison.Ordinal) ? InstanceValue.ZeroBytes : Fact(argument);

    public override bool Fills(string name) => !name.StartsWith(Cryptography, StringComparison.Ordinal) || Last(name) is "Fill" or "GetBytes" or "GetNonZeroBytes" or "GetItems" or "Read" or "TryExportPkcs8PrivateKey";

    public override bool FillsReceiver(string method) => method is not ("Length" or "Clone" or "ToArray" or "Concat" or "SequenceEqual");

    public override bool TryMember(Value? receiver, string member, out Value? value)
    {
        value = null;
        // A name without a dot is one that Roslyn did not know, or the submission's own.
        if (!member.Contains('.', StringComparison.Ordinal))
            return false;
        value = receiver switch
        {
            MapValue map when map.Entries.ContainsKey(TypeKey) => Property(map, member),
            TextValue or BytesValue or ListValue or MapValue or NumberValue => (Value?)Text(receiver, member) ?? new BoundMethodValue(receiver, member),
            SymbolValue symbol when symbol.Name.StartsWith(Encodings, StringComparison.Ordinal) => new SymbolValue($"{symbol.Name}.{Last(member)}"),
            SymbolValue when IsReflection(member) => new BoundMethodValue(receiver, member),
            SymbolValue { Name: "System.IO.File" or "System.IO.Directory" } or SymbolValue => new SymbolValue(member),
            InstanceValue { Type: "System.Uri", Text: not null } address when Addresses.Part(address, Last(member)) is { } part => part,
            InstanceValue { Text: not null } named when Last(member) is "FullName" or "Name" or "OriginalString" or "AbsolutePath" => named.Text,
            InstanceValue { Text: not null } named => new BoundMethodValue(named, member),
            InstanceValue instance => new SymbolValue(member) { Receiver = instance },
            _ => new SymbolValue(member),
        };
        return true;
    }

    public override Value? Fold(string name, IReadOnlyList<Value?> arguments) => functions.Fold(name, arguments);

    public override Value? Method(
        ProgramReader reader, Call call, BoundMethodValue method, IReadOnlyList<Value?> arguments, IReadOnlyDictionary<string, Value?> named)
    {
        if (method.Receiver is SymbolValue symbol)
            return Reflected(reader, call, symbol, method.Member, arguments);
        if (method.Receiver is MapValue made && made.Entries.ContainsKey(TypeKey))
            return method.Member == ProcessStart ? reader.Apply(call, new SymbolValue(ProcessStart), [made.Entries.GetValueOrDefault("StartInfo") ?? made]) : reader.Apply(call, new SymbolValue(method.Member), arguments);
        if (method.Receiver is InstanceValue { Text: { } path })
            return reader.Apply(call, new SymbolValue(method.Member), [Value.From(path, method.Receiver.Origins), .. arguments]);
        if (method.Receiver is ListValue list && Last(method.Member) is "Select" or "ForEach" or "ConvertAll" && arguments is [FunctionValue or SymbolValue, ..])
            return Each(reader, call, (ListValue)method.Receiver, arguments);
        if (method.Receiver is TextValue { Complete: true } or BytesValue && Last(method.Member) is "Select" && arguments is [FunctionValue, ..] && Sequences.Items(method.Receiver, bounds) is { } items)
            return Each(reader, call, new ListValue(items), arguments);
        return functions.Method(method.Receiver, Last(method.Member), arguments);
    }

    public override ListValue? After(ListValue list, string method, IReadOnlyList<Value?> arguments) => Last(method) switch
    {
        "Add" or "Append" or "Enqueue" or "Push" when arguments.Count == 1 && list.Items.Count < bounds.ItemsMax => new ListValue([.. list.Items, arguments[0]]),
        "AddRange" when arguments is [ListValue more] && list.Items.Count + more.Items.Count < bounds.ItemsMax => new ListValue([.. list.Items, .. more.Items]),
        "Clear" => new ListValue([]),
        "Remove" or "RemoveAt" or "Insert" or "Sort" or "RemoveAll" => null,
        _ => list,
    };

    public override bool Changes(string member) =>
        member.StartsWith("System.Text.StringBuilder.", StringComparison.Ordinal) && Last(member) is "Append" or "AppendLine" or "AppendFormat" or "AppendJoin" or "Insert" or "Replace";

    public override string Key(string member) => Last(member);

    public override ProgramSink SinkOf(string name) => ProgramSink.None;

    private ListValue Each(ProgramReader reader, Call call, ListValue list, IReadOnlyList<Value?> arguments) =>
        new([.. list.Items.Take(bounds.ItemsMax).Select(item => reader.Apply(call, arguments[0], [item]))]);

    private static NumberValue? Text(Value? receiver, string member) => (receiver, Last(member)) switch
    {
        (TextValue { Complete: true } text, "Length") => new NumberValue(text.Text.Length),
        (ListValue list, "Length" or "Count") => new NumberValue(list.Items.Count),
        (BytesValue bytes, "Length") => new NumberValue(bytes.Bytes.Length),
        _ => null,
    };

    private static string Last(string name) => name[(name.LastIndexOf('.') + 1)..];
}
