namespace InterpreterGuard.Monitoring.Syscalls.Kernel;

/// <summary>Error numbers of Linux (<c>asm-generic/errno.h</c>).</summary>
internal static class Errno
{
    public const int NotPermitted = 1;
    public const int NoEntry = 2;
    public const int NoProcess = 3;
    public const int Interrupted = 4;
    public const int BadDescriptor = 9;
    public const int TryAgain = 11;
    public const int AccessDenied = 13;
    public const int BadAddress = 14;
    public const int NoSuchCall = 38;
    public const int FamilyNotSupported = 97;
    public const int NotSupported = 95;
    public const int NetworkUnreachable = 101;
    public const int TimedOut = 110;
    public const int ConnectionRefused = 111;
    public const int HostUnreachable = 113;
    public const int InProgress = 115;
}
