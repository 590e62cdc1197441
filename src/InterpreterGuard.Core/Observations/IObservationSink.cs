using InterpreterGuard.Core.Facts;

namespace InterpreterGuard.Core.Observations;

/// <summary>
/// Where a sensor tells what it saw. Called on the sensor's own thread while the observed process waits for its answer: never blocks, never throws, safe from several threads.
/// </summary>
public interface IObservationSink
{
    /// <summary>Takes one fact and decides.</summary>
    /// <param name="process">Who did it.</param>
    /// <param name="fact">What was seen.</param>
    /// <param name="unlessRuled">The sensor's own answer when no rule says otherwise; a rule can only be stricter.</param>
    Decision Observe(ProcessReference process, Fact fact, Decision unlessRuled);

    /// <summary>The same, from somebody who can tell where in its source the process is, should that matter.</summary>
    Decision Observe(ProcessReference process, Fact fact, Decision unlessRuled, ISourceReader source) => Observe(process, fact, unlessRuled);

    /// <summary>Takes one fact of something that was done already when the sensor heard of it: a rule can end the execution, and cannot deny.</summary>
    Decision ObserveAfterwards(ProcessReference process, Fact fact) => Observe(process, fact, Decision.Allowed);

    /// <summary>Tells of a process for the process tree, without judging it.</summary>
    void Process(ProcessNode node);
}
