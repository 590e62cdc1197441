using System.Runtime.InteropServices;

namespace InterpreterGuard.Monitoring.Syscalls.Calls;

/// <summary>Reads the lists of texts an exec brings: arguments and environment.</summary>
internal static class GuestStrings
{
    /// <summary>Arguments told of one exec.</summary>
    public const int ArgumentsMax = 64;

    /// <summary>Bytes told of one text.</summary>
    public const int TextBytesMax = 4096;

    private const int EnvironmentMax = 1024;
    private const int NameBytesMax = 24;

    /// <summary>The arguments, as many as are told. An unreadable list ends where it becomes unreadable: the kernel will refuse it.</summary>
    public static List<string> Arguments(NotifiedCall call, ulong list)
    {
        var texts = new List<string>();
        for (var i = 0; i < ArgumentsMax && TryReadPointer(call, list, i, out var pointer); i++)
        {
            if (!call.TryReadText(pointer, TextBytesMax, out string text))
                break;
            texts.Add(text);
        }

        return texts;
    }

    /// <summary>Those variables that steer the loader.</summary>
    public static List<string> LoaderEnvironment(NotifiedCall call, ulong list)
    {
        var texts = new List<string>();
        Span<byte> name = stackalloc byte[NameBytesMax];
        for (var i = 0; i < EnvironmentMax && texts.Count < ArgumentsMax && TryReadPointer(call, list, i, out var pointer); i++)
        {
            if (!call.TryReadText(pointer, name, out var length))
                break;
            if (SteersLoader(name[..length]) && call.TryReadText(pointer, TextBytesMax, out string text))
                texts.Add(text);
        }

        return texts;
    }

    /// <summary>Whether a variable, given by at least the first bytes of its name, steers the loader.</summary>
    public static bool SteersLoader(ReadOnlySpan<byte> variable) => variable.StartsWith("LD_"u8) || variable.StartsWith("GLIBC_TUNABLES="u8);

    private static bool TryReadPointer(NotifiedCall call, ulong list, int index, out ulong pointer)
    {
        pointer = 0;
        return list != 0 && call.TryRead(list + (ulong)index * sizeof(ulong), MemoryMarshal.AsBytes(new Span<ulong>(ref pointer))) && pointer != 0;
    }
}
