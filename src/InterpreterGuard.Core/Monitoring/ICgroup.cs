namespace InterpreterGuard.Core.Monitoring;

/// <summary>The control groups of one sandbox. Safe from any thread.</summary>
public interface ICgroup
{
    /// <summary>What they have counted so far. Once the groups are gone, the last reading is given again.</summary>
    /// <exception cref="IOException">The groups are there and do not tell.</exception>
    CgroupReading Read();

    /// <summary>The limits the kernel holds now; zeros once the groups are gone.</summary>
    CgroupLimits ReadLimits();

    /// <summary>
    /// Lets what was killed die: takes the bound on its processor time away and lets it go first. A killed process ends only when it has its turn on a processor, which on a busy machine, or when its group has
    /// used up its time, is long after. Only for a group in which everything is killed. Where the host may not write there, nothing happens.
    /// </summary>
    void Hasten();
}
