namespace InterpreterGuard.Screening.Model;

/// <summary>What is done to a shell variable's value.</summary>
internal enum VariableOperation
{
    Value,

    /// <summary><c>${x:-y}</c>, <c>${x-y}</c>, <c>${x:=y}</c>: the operand when there is no value.</summary>
    Default,

    /// <summary><c>${x:+y}</c>: the operand when there is a value.</summary>
    Alternative,

    /// <summary><c>${x:?y}</c>, <c>${x?y}</c>: the shell ends when there is no value.</summary>
    Demanded,

    /// <summary>Anything whose outcome is not followed (<c>${x%y}</c>, <c>${#x}</c>, <c>${!x}</c> …).</summary>
    Unknown,
}
