using InterpreterGuard.Core.Monitoring;

namespace InterpreterGuard.Monitoring.Resources;

/// <summary>What both versions share: the last reading outlives the groups, which the engine removes with the container.</summary>
internal abstract class CgroupBase(string folder) : ICgroup
{
    private CgroupReading _last = CgroupReading.None;

    public abstract CgroupLimits ReadLimits();

    public abstract void Hasten();

    public CgroupReading Read()
    {
        var now = ReadNow();

        // Looked at after reading: groups removed in between gave zeros that must not replace what was known.
        if (!Directory.Exists(folder))
            return Volatile.Read(ref _last);

        // A group that holds processes has used time and holds memory. Zeros would hold nobody to anything.
        if (now is { CpuTime.Ticks: 0, MemoryBytes: 0 })
            throw new IOException($"The control group {folder} is there, but neither its processor time nor its memory can be read.");
        Volatile.Write(ref _last, now);
        return now;
    }

    protected abstract CgroupReading ReadNow();
}
