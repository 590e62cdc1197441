namespace InterpreterGuard.Monitoring.Network.Flows;

/// <summary>A flow that can be cut.</summary>
internal interface IFlow
{
    /// <summary>Completes when it is over and told. Never fails.</summary>
    Task Ended { get; }

    /// <summary>Completes when what its program said has gone on, and there is no more to come. Never fails.</summary>
    Task Sent { get; }

    /// <summary>Completes when what its program has said until now was looked at.</summary>
    Task HearAsync(CancellationToken cancellationToken);

    /// <summary>Ends it at once; does not wait.</summary>
    void Cut(FlowEnding ending);
}
