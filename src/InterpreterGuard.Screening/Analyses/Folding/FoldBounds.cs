namespace InterpreterGuard.Screening.Analyses.Folding;

/// <summary>How large a folded value may become. What would be larger is unknown.</summary>
internal sealed record FoldBounds(int CharactersMax, int ItemsMax);
