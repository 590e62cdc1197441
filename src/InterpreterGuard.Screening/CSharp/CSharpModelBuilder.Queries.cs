using InterpreterGuard.Core.Screening;
using InterpreterGuard.Screening.Model;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InterpreterGuard.Screening.CSharp;

/// <summary><c>from f in files where … let … select …</c>: a list made by walking over others.</summary>
internal sealed partial class CSharpModelBuilder
{
    private Node Query(QueryExpressionSyntax query, SourceSpan span)
    {
        var walks = new List<Walk> { Over(query.FromClause) };
        foreach (var clause in query.Body.Clauses)
        {
            switch (clause)
            {
                case FromClauseSyntax from:
                    walks.Add(Over(from));
                    break;
                case LetClauseSyntax let:
                    walks.Add(new Walk(new Name(Span(let), let.Identifier.ValueText), new ListLiteral(Span(let), [Expression(let.Expression)]), []));
                    break;
                case WhereClauseSyntax where:
                    walks[^1] = walks[^1] with { Conditions = [.. walks[^1].Conditions, Expression(where.Condition)] };
                    break;
                default:
                    // What is joined or sorted is no longer followed item by item.
                    return Parts(query);
            }
        }

        return query.Body is { SelectOrGroup: SelectClauseSyntax select, Continuation: null } ? new Comprehension(span, Expression(select.Expression), walks) : Parts(query);
    }

    private Walk Over(FromClauseSyntax from) => new(new Name(Span(from), from.Identifier.ValueText), Expression(from.Expression), []);
}
