using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Observations;

namespace InterpreterGuard.Policies.Recordings;

/// <summary>Makes a recording of what was seen in a run, without what differs from run to run: the clock, process numbers, what lies within a tenth of a second.</summary>
public static class RecordingWriter
{
    private const long StepMs = 100;

    /// <summary>Makes a recording.</summary>
    /// <param name="program">The program's file.</param>
    /// <param name="language">Its language.</param>
    /// <param name="profile">The profile it ran under.</param>
    /// <param name="status">How it ended.</param>
    /// <param name="observations">What was seen, in order.</param>
    /// <param name="dropped">What the host saw and did not keep.</param>
    public static Recording Of(string program, string language, string profile, string status, IReadOnlyList<Observation> observations, long dropped)
    {
        var numbers = new Dictionary<int, int> { [0] = 0, [1] = 1 };
        var kept = observations.Where(seen => seen.Fact is RuntimeFact).Take(RecordingFile.FactsMax).ToList();
        var began = kept.Count == 0 ? default : kept[0].At;
        var facts = kept.ConvertAll(seen => new RecordedFact(
            (long)(seen.At - began).TotalMilliseconds / StepMs * StepMs,
            // The parent first: it was there first.
            seen.Process with { ParentPid = NumberOf(seen.Process.ParentPid), Pid = NumberOf(seen.Process.Pid) },
            Renumbered((RuntimeFact)seen.Fact)));
        return new Recording
        {
            Program = Path.GetFileName(program),
            Language = language,
            Profile = profile,
            Status = status,
            LeftOut = observations.Count - kept.Count + dropped,
            Facts = facts,
        };

        int NumberOf(int pid)
        {
            if (!numbers.TryGetValue(pid, out var number))
                numbers[pid] = number = numbers.Count;
            return number;
        }

        // A signal's target is a process number too, unless it is a group or everybody.
        RuntimeFact Renumbered(RuntimeFact fact) => fact is ProcessSignal { Target: > 1 } signal ? signal with { Target = NumberOf(signal.Target) } : fact;
    }
}
