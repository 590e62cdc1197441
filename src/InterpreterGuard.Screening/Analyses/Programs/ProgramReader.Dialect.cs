using InterpreterGuard.Core.Submissions;
using InterpreterGuard.Screening.Analyses.Commands;
using InterpreterGuard.Screening.Analyses.Values;
using InterpreterGuard.Screening.Model;

namespace InterpreterGuard.Screening.Analyses.Programs;

/// <summary>What a dialect may ask for while it looks at a call.</summary>
internal sealed partial class ProgramReader
{
    /// <summary>Calls what the program would call here.</summary>
    public Value? Apply(Call call, Value? callee, IReadOnlyList<Value?> arguments) =>
        callee is SymbolValue or FunctionValue or BoundMethodValue or ClassValue ? Invoke(call, callee, "", [.. arguments], []) : null;

    /// <summary>Calls what the program would call here so many times.</summary>
    public void Repeat(Call call, Value? callee, IReadOnlyList<Value?> arguments, int turns)
    {
        var all = sink.Turns;
        sink.Turns = Math.Min(all * turns, int.MaxValue);
        Apply(call, callee, arguments);
        sink.Turns = all;
    }

    /// <summary>The value of a part of a call, once more.</summary>
    public Value? ValueOf(Node node) => Evaluate(node);

    /// <summary>A module is brought in by a call.</summary>
    public Value Bring(Call call, string module)
    {
        Bring(call.Span, module, "");
        return Symbol(module);
    }

    /// <summary>The value of a text that is nothing but a dotted name.</summary>
    public Value? Named(string text) => Dotted(text);

    /// <summary>A member that a call reaches by its name as text.</summary>
    public Value? Reach(Call call, Value? receiver, string member)
    {
        var value = Member(receiver, member);
        if (value is SymbolValue symbol)
            sink.Attribute(call.Span, symbol.Name, written: false);
        return value;
    }

    /// <summary>A text that is run as code of the program's own language; it shares the names where it sees them.</summary>
    public void Code(Call call, TextValue code, string via, bool shares) => sink.Layer(call.Span, dialect.Language, code, via, shares ? scope : null);

    /// <summary>A text that a shell reads.</summary>
    public void Shell(Call call, TextValue command, string via) => sink.Layer(call.Span, Language.Shell, command, via);

    /// <summary>A program is started with these words.</summary>
    public void Start(Call call, IReadOnlyList<Value?> words, Value? input, string via) => commands.Run(
        call.Span,
        new CommandWords([.. words.Select(word => ValueText.AsText(word) ?? TextValue.Unknown)]) { Input = ValueText.Source(input), Via = via });
}
