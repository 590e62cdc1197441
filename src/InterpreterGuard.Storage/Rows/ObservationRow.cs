namespace InterpreterGuard.Storage.Rows;

/// <summary>An observation: what is searched has a column, the fact itself is JSON.</summary>
internal sealed class ObservationRow
{
    public long ExecutionNumber { get; set; }

    public long Sequence { get; set; }

    public long At { get; set; }

    public required string Kind { get; set; }

    /// <summary>0 allowed, 1 denied, 2 killed.</summary>
    public int Decision { get; set; }

    public int Pid { get; set; }

    public int ParentPid { get; set; }

    public required string ProcessName { get; set; }

    public required string Fact { get; set; }
}
