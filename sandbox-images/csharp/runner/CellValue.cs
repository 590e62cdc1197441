namespace InterpreterGuard.CSharpRunner;

/// <summary>What a cell gave: a script's value, or a whole program's <paramref name="Code"/>.</summary>
internal readonly record struct CellValue(object? Value, int? Code);
