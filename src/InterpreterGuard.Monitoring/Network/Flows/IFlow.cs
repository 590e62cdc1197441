namespace InterpreterGuard.Monitoring.Network.Flows;

/// <summary>A flow that can be cut.</summary>
internal interface IFlow
{
    /// <summary>Completes when it is over and told. Never fails.</summary>
    Task Ended { get; }

    /// <summary>Ends it at once; does not wait.</summary>
    void Cut(FlowEnding ending);
}
