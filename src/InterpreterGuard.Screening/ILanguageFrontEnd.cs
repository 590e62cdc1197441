using InterpreterGuard.Core.Submissions;
using InterpreterGuard.Screening.Model;
using InterpreterGuard.Screening.Parsing;

namespace InterpreterGuard.Screening;

/// <summary>What a language brings: how its parser's tree becomes the common model.</summary>
internal interface ILanguageFrontEnd
{
    Language Language { get; }

    /// <summary>Builds the model. A tree that is deeper than the stack allows throws <see cref="InsufficientExecutionStackException"/>.</summary>
    Node Build(ParseResult tree, SpanMap spans);
}
