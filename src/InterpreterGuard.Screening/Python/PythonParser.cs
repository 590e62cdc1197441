using InterpreterGuard.Core.Submissions;
using InterpreterGuard.Screening.Model;
using InterpreterGuard.Screening.Parsing;

namespace InterpreterGuard.Screening.Python;

/// <summary>Python: CPython's own tree of a cell, after IPython's transformation, as the parser service gives it.</summary>
internal sealed class PythonParser : ILanguageFrontEnd
{
    public Language Language => Language.Python;

    public Node Build(ParseResult tree, SpanMap spans) => new PythonModelBuilder(spans).Module(new PythonTree(tree.Tree));
}
