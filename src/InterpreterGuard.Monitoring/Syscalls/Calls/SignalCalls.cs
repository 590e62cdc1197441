using System.Buffers.Text;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Monitoring.Syscalls.Kernel;
using InterpreterGuard.Monitoring.Syscalls.Processes;

namespace InterpreterGuard.Monitoring.Syscalls.Calls;

/// <summary>Signals to others. Those to oneself (abort, raise, a runtime stopping its own threads) are nobody's business.</summary>
internal sealed class SignalCalls : ICallHandler
{
    private const int OwnGroup = 0;
    private const int Everybody = -1;
    private const int Init = 1;
    private const int GenerationsMax = 16;

    public Answer Handle(NotifiedCall call)
    {
        if (call.Processes.Find(call.Tid) is not { } sender)
            return Answer.Continue;
        var (target, signal) = call.Watched.Name switch
        {
            "tgkill" or "rt_tgsigqueueinfo" => (call.Int(0), call.Int(2)),
            "pidfd_send_signal" => (TargetOf(call, sender), call.Int(1)),
            _ => (call.Int(0), call.Int(1)),
        };
        if (target == OwnGroup || target == sender.Pid || (call.Watched.Name == "tkill" && target == sender.Tid))
            return Answer.Continue;
        var fact = new ProcessSignal { Target = target, Signal = signal, Descendant = target is not (Everybody or Init) && Descends(call.Tid, Math.Abs(target), sender.Pid) };
        return call.Observe(fact, Decision.Allowed);
    }

    // In the sandbox's own numbers, which only its own /proc knows. Each step towards init costs three calls; a chain that is longer counts as somebody else's.
    private static bool Descends(int tid, int pid, int ancestor)
    {
        Span<byte> text = stackalloc byte[512];
        for (var i = 0; i < GenerationsMax && pid > Init; i++)
        {
            ReadOnlySpan<byte> stat = text[..ProcFile.ReadInside(tid, pid, "stat"u8, text)];

            // The name stands in parentheses and may hold any, so the last one ends it. Behind it: the state, the parent.
            var at = stat.LastIndexOf(") "u8);
            if (at < 0 || !Utf8Parser.TryParse(stat[(at + 4)..], out pid, out _))
                return false;
            if (pid == ancestor)
                return true;
        }

        return false;
    }

    // What the descriptor stands for is told in our own numbers; 0 would mean the own group, so an unknown one is -1.
    private static int TargetOf(NotifiedCall call, WatchedProcess sender)
    {
        Span<byte> info = stackalloc byte[512];
        var length = ProcFile.Read(sender.HostPid, "fdinfo"u8, call.Int(0), info);
        ReadOnlySpan<byte> text = info[..length];
        var at = text.IndexOf("\nPid:\t"u8);
        return at >= 0 && Utf8Parser.TryParse(text[(at + 6)..], out int hostPid, out _) && call.Processes.Find(hostPid) is { } target ? target.Pid : -1;
    }
}
