using System.Collections.Frozen;
using System.Runtime.InteropServices;

namespace InterpreterGuard.Monitoring.Syscalls.Kernel;

/// <summary>The numbers calls have on one architecture.</summary>
internal sealed class SyscallTable
{
    private readonly FrozenDictionary<string, int> _numbers;

    public SyscallTable(uint architecture, uint? foreignNumbersFrom, IReadOnlyDictionary<string, int> numbers)
    {
        Architecture = architecture;
        ForeignNumbersFrom = foreignNumbersFrom;
        _numbers = numbers.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The table of the machine we run on.</summary>
    /// <exception cref="PlatformNotSupportedException">There is none for it.</exception>
    public static SyscallTable OfThisMachine => RuntimeInformation.ProcessArchitecture == System.Runtime.InteropServices.Architecture.X64
        ? X64Syscalls.Table
        : throw new PlatformNotSupportedException($"The syscall sensor knows no call numbers for {RuntimeInformation.ProcessArchitecture}; only x86-64 is supported");

    /// <summary>The kernel's word for the architecture (<c>AUDIT_ARCH_*</c>).</summary>
    public uint Architecture { get; }

    /// <summary>Numbers from here belong to another ABI under the same architecture; <see langword="null"/> when there is no such thing.</summary>
    public uint? ForeignNumbersFrom { get; }

    public int this[string name] => _numbers[name];

    /// <summary>Older calls (open, rename …) do not exist on newer architectures.</summary>
    public bool TryGetNumber(string name, out int number) => _numbers.TryGetValue(name, out number);
}
