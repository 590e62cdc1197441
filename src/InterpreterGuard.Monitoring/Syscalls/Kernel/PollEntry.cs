using System.Runtime.InteropServices;

namespace InterpreterGuard.Monitoring.Syscalls.Kernel;

/// <summary>The kernel's <c>struct pollfd</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct PollEntry
{
    public const short Readable = 0x1;
    public const short HungUp = 0x10;

    /// <summary>The kernel skips an entry with a negative one.</summary>
    public int Descriptor;

    public short Wanted;

    public short Happened;

    /// <summary>Whether there is a call or the end. A bare error is neither: the kernel could not look just then.</summary>
    public static bool IsWord(short happened) => (happened & (Readable | HungUp)) != 0;

    /// <summary>Whether nothing will come any more. Calls that still wait come before the end.</summary>
    public static bool IsEnd(short happened) => (happened & (Readable | HungUp)) == HungUp;
}
