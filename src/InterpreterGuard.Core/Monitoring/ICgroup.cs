namespace InterpreterGuard.Core.Monitoring;

/// <summary>The control groups of one sandbox. Safe from any thread.</summary>
public interface ICgroup
{
    /// <summary>What they have counted so far. Once the groups are gone, the last reading is given again.</summary>
    /// <exception cref="IOException">The groups are there and do not tell.</exception>
    CgroupReading Read();

    /// <summary>The limits the kernel holds now; zeros once the groups are gone.</summary>
    CgroupLimits ReadLimits();
}
