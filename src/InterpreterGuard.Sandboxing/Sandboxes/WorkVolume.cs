using System.Security.Cryptography;

namespace InterpreterGuard.Sandboxing.Sandboxes;

/// <summary>
/// The work folder of one sandbox, or of the few that one session has: a volume in memory, made by the engine with the first container that names it. It goes with the last one.
/// </summary>
internal sealed class WorkVolume
{
    /// <summary>How names begin; nothing about a submission can be read from the rest.</summary>
    public const string Prefix = "ig-work-";

    private int _holders = 1;

    public string Name { get; } = Prefix + RandomNumberGenerator.GetHexString(24, lowercase: true);

    /// <summary>One more sandbox has it. False: it is going already.</summary>
    public bool TryHold()
    {
        while (true)
        {
            var holders = Volatile.Read(ref _holders);
            if (holders == 0)
                return false;
            if (Interlocked.CompareExchange(ref _holders, holders + 1, holders) == holders)
                return true;
        }
    }

    /// <summary>One sandbox less. True: it was the last, and the volume is to be removed.</summary>
    public bool LetGo() => Interlocked.Decrement(ref _holders) == 0;
}
