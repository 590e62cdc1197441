using InterpreterGuard.Screening.Model;
using InterpreterGuard.Screening.Parsing;

namespace InterpreterGuard.Screening;

/// <summary>A text's model, or why there is none.</summary>
internal sealed record ParsedModel(Node? Model, ParseFailure? Failure);
