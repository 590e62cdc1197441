using System.Runtime.InteropServices;

namespace InterpreterGuard.Monitoring.Syscalls.Kernel;

/// <summary>How large the kernel's structures are here: a newer kernel may append fields to those we know.</summary>
internal static unsafe class SeccompSizes
{
    private const nint SeccompCallX64 = 317;
    private const nint SeccompCallArm64 = 277;
    private const nint OperationGetSizes = 3;

    static SeccompSizes()
    {
        var sizes = stackalloc ushort[3];
        var call = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? SeccompCallX64 : SeccompCallArm64;
        var known = Libc.Syscall(call, OperationGetSizes, 0, (nint)sizes, 0) == 0;
        Notification = Math.Max(known ? sizes[0] : 0, sizeof(SeccompNotification));
        Response = Math.Max(known ? sizes[1] : 0, sizeof(SeccompResponse));
    }

    public static int Notification { get; }

    public static int Response { get; }
}
