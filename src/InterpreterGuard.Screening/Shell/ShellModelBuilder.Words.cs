using System.Runtime.CompilerServices;
using InterpreterGuard.Core.Screening;
using InterpreterGuard.Screening.Model;

namespace InterpreterGuard.Screening.Shell;

/// <summary>Words and their pieces.</summary>
internal sealed partial class ShellModelBuilder
{
    private const int AlternativeUnset = 68;
    private const int AlternativeEmpty = 69;
    private const int DefaultUnset = 70;
    private const int DefaultEmpty = 71;
    private const int AssignUnset = 74;
    private const int AssignEmpty = 75;
    private const int ErrorUnset = 72;
    private const int ErrorEmpty = 73;

    private Word Word(ShellTree word) => new(Span(word), [.. word.List("Parts").SelectMany(part => Parts(part, quoted: false))]);

    private List<Node> Parts(ShellTree part, bool quoted)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var span = Span(part);
        switch (part.Type)
        {
            case "Lit":
                return [new Piece(span, ShellText.Unescape(part.Text("Value"), quoted), quoted)];
            case "SglQuoted":
                var text = part.Text("Value");
                return [new Piece(span, part.Flag("Dollar") ? ShellText.AnsiC(text) : text, true)];
            case "DblQuoted":
                var inner = part.List("Parts").SelectMany(piece => Parts(piece, quoted: true)).ToList();
                return inner.Count > 0 ? inner : [new Piece(span, "", true)];
            case "ParamExp":
                return [Parameter(part, span, quoted)];
            case "CmdSubst":
                return [new Substitution(span, Statements(part, "Stmts"), quoted, false)];
            case "ProcSubst":
                return [new Substitution(span, Statements(part, "Stmts"), quoted, true)];
            case "ExtGlob":
                return [new Group(span, [])];
            default:
                return [new Group(span, [.. Inner(part)])];
        }
    }

    private Variable Parameter(ShellTree part, SourceSpan span, bool quoted)
    {
        var name = part["Param"].Text("Value");
        var expansion = part["Exp"];
        var plain = !part.Flag("Length") && !part.Flag("Excl") && !part.Flag("Width")
            && part["Repl"].Missing && part["Slice"].Missing;
        if (!plain)
            return new Variable(span, name, quoted, VariableOperation.Unknown, new Group(span, [.. Inner(part)]));
        if (expansion.Missing)
            return new Variable(span, name, quoted, VariableOperation.Value, null);
        var operand = expansion["Word"].Missing ? null : Word(expansion["Word"]);
        var operation = expansion.Number("Op") switch
        {
            DefaultUnset or DefaultEmpty or AssignUnset or AssignEmpty => VariableOperation.Default,
            AlternativeUnset or AlternativeEmpty => VariableOperation.Alternative,
            ErrorUnset or ErrorEmpty => VariableOperation.Demanded,
            _ => VariableOperation.Unknown,
        };
        return new Variable(span, name, quoted, operation, operand);
    }
}
