using System.Runtime.CompilerServices;
using System.Text.Json;
using InterpreterGuard.Core.Screening;
using InterpreterGuard.Screening.Model;
using InterpreterGuard.Screening.Parsing;

namespace InterpreterGuard.Screening.Shell;

/// <summary>From the shell parser's tree to the model: statements and commands. Words are in the other half.</summary>
internal sealed partial class ShellModelBuilder(SpanMap spans)
{
    // The numbers of operators in the library behind shfmt, version 3.6.
    private const int Or = 11;
    private const int Pipe = 12;
    private const int PipeAll = 13;
    private const int Write = 54;
    private const int Append = 55;
    private const int WriteOver = 60;
    private const int HereDocument = 61;
    private const int HereDocumentIndented = 62;
    private const int HereString = 63;
    private const int WriteBoth = 64;
    private const int AppendBoth = 65;

    public Node File(ShellTree file) => Statements(file, "Stmts");

    private SourceSpan Span(ShellTree node)
    {
        var at = node["At"].Json;
        return at.ValueKind is JsonValueKind.Array && at.GetArrayLength() == 4
            ? spans.Span(at[0].GetInt32(), at[1].GetInt32() - 1, at[2].GetInt32(), at[3].GetInt32() - 1)
            : spans.Span(0, -1, 0, -1);
    }

    private Block Statements(ShellTree node, string field) => new(Span(node), [.. node.List(field).Select(Statement)]);

    private Node Statement(ShellTree statement) => statement.Flag("Background") ? new Background(Span(statement), Foreground(statement)) : Foreground(statement);

    private Node Foreground(ShellTree statement)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var command = statement["Cmd"];
        List<Redirection> redirections = [.. statement.List("Redirs").Select(Redirection)];
        if (command.Missing || command.Type is "CallExpr")
            return CallExpression(command, redirections, Span(statement));
        var body = Construct(command);
        return redirections.Count == 0 ? body : new Redirected(Span(statement), ConstructName(command.Type), body, redirections);
    }

    private Node Construct(ShellTree node)
    {
        var span = Span(node);
        return node.Type switch
        {
            "BinaryCmd" => Combined(node, span),
            "FuncDecl" => new Function(span, node["Name"].Text("Value"), [], Statement(node["Body"]), []),
            "IfClause" => If(node, span),
            "ForClause" => For(node, span),
            "WhileClause" => new Loop(span, null, Statements(node, "Cond"), Statements(node, "Do")),
            "CaseClause" => new Branch(span, [Word(node["Word"])], [.. node.List("Items").Select(item => Statements(item, "Stmts"))]),
            "Block" or "Subshell" => Statements(node, "Stmts"),
            "TimeClause" or "CoprocClause" => Optional(node["Stmt"], span),
            "DeclClause" => Declaration(node, span),
            _ => new Group(span, [.. Inner(node)]),
        };
    }

    private static string ConstructName(string type) => type switch
    {
        "WhileClause" => "while",
        "ForClause" => "for",
        "IfClause" => "if",
        "CaseClause" => "case",
        "Subshell" => "(",
        _ => "{",
    };

    private Node Optional(ShellTree statement, SourceSpan span) => statement.Missing ? new Block(span, []) : Statement(statement);

    private Node Combined(ShellTree node, SourceSpan span)
    {
        var (left, right) = (Statement(node["X"]), Statement(node["Y"]));
        // The second of two ways (||) writes only where the first has nothing to say: $(which python3 || which python) is one word.
        if (node.Number("Op") is Or)
            return new Group(span, [left, right]);
        if (node.Number("Op") is not (Pipe or PipeAll))
            return new Block(span, [left, right]) { Chained = true };
        return new Pipeline(span, left is Pipeline earlier ? [.. earlier.Stages, right] : [left, right]);
    }

    private Branch If(ShellTree node, SourceSpan span)
    {
        var tests = new List<Node>();
        var ways = new List<Node>();
        for (var clause = node; !clause.Missing; clause = clause["Else"])
        {
            tests.Add(Statements(clause, "Cond"));
            ways.Add(Statements(clause, "Then"));
        }
        return new Branch(span, tests, ways);
    }

    private Loop For(ShellTree node, SourceSpan span)
    {
        var loop = node["Loop"];
        var body = Statements(node, "Do");
        return loop.Type is "WordIter"
            ? new Loop(span, new Name(span, loop["Name"].Text("Value")), new ListLiteral(span, [.. loop.List("Items").Select(Word)]), body)
            : new Loop(span, null, new Group(span, [.. Inner(loop)]), body);
    }

    /// <summary><c>export A=b</c> and its kin: assignments, and a command like any other.</summary>
    private Command Declaration(ShellTree node, SourceSpan span)
    {
        var assignments = node.List("Args").Where(argument => !argument.Flag("Naked")).Select(Assignment).ToList();
        var words = node.List("Args").Where(argument => !argument["Value"].Missing && argument.Flag("Naked")).Select(argument => Word(argument["Value"]));
        return new Command(span, assignments, [new Word(span, [new Piece(span, node["Variant"].Text("Value"), false)]), .. words], []);
    }

    private Command CallExpression(ShellTree node, List<Redirection> redirections, SourceSpan span) => new(
        span, [.. node.List("Assigns").Select(Assignment)], [.. node.List("Args").Select(Word)], redirections);

    private Keyword Assignment(ShellTree node)
    {
        var span = Span(node);
        var name = node["Name"].Text("Value");
        if (!node["Array"].Missing)
            return new Keyword(name, new ListLiteral(span, [.. node["Array"].List("Elems").Select(element => Word(element["Value"]))]));
        var value = node["Value"].Missing ? new Word(span, []) : Word(node["Value"]);
        // What is put into one place of an array is not followed; what is evaluated for it is.
        if (!node["Index"].Missing)
            return new Keyword(name, new Group(span, [value]));
        return new Keyword(name, node.Flag("Append")
            ? new Word(span, [new Variable(span, name, true, VariableOperation.Value, null), .. value.Parts])
            : value);
    }

    private Redirection Redirection(ShellTree node) => node.Number("Op") switch
    {
        HereDocument or HereDocumentIndented => new Redirection(null, node["Hdoc"].Missing ? null : Document(node)),
        HereString => new Redirection(null, Word(node["Word"])),
        var kind => new Redirection(node["Word"].Missing ? null : Word(node["Word"]), null) { Writes = kind is Write or Append or WriteOver or WriteBoth or AppendBoth, Appends = kind is Append or AppendBoth },
    };

    /// <summary>A here-document is read like double quotes, or as it stands when its end word has quotes.</summary>
    private Word Document(ShellTree redirection)
    {
        var document = redirection["Hdoc"];
        var asItStands = redirection["Word"].List("Parts").Any(part => part.Type is not "Lit" || part.Text("Value").Contains('\\', StringComparison.Ordinal));
        return new Word(Span(document), [.. document.List("Parts").SelectMany(part => asItStands && part.Type is "Lit"
            ? [new Piece(Span(part), part.Text("Value"), true)]
            : Parts(part, quoted: true))]);
    }

    /// <summary>Commands and words inside a construct that is not followed itself (tests, arithmetic).</summary>
    private IEnumerable<Node> Inner(ShellTree node)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        foreach (var child in node.Children())
        {
            if (!child["Cmd"].Missing)
                yield return Statement(child);
            else if (child["Parts"].Json.ValueKind is JsonValueKind.Array)
                yield return Word(child);
            else
            {
                foreach (var inner in Inner(child))
                    yield return inner;
            }
        }
    }
}
