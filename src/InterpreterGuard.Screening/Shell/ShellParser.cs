using InterpreterGuard.Core.Submissions;
using InterpreterGuard.Screening.Model;
using InterpreterGuard.Screening.Parsing;

namespace InterpreterGuard.Screening.Shell;

/// <summary>Shell: the tree of a bash text, as the parser service gives it.</summary>
internal sealed class ShellParser : ILanguageFrontEnd
{
    public Language Language => Language.Shell;

    public Node Build(ParseResult tree, SpanMap spans) => new ShellModelBuilder(spans).File(new ShellTree(tree.Tree));
}
