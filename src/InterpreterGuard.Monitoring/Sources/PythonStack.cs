using System.Buffers.Binary;
using System.Text;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Monitoring.Syscalls.Kernel;

namespace InterpreterGuard.Monitoring.Sources;

/// <summary>The stacks of one CPython process, read from outside.</summary>
internal sealed class PythonStack(int pid, PythonImage image)
{
    private const int ThreadsMax = 64;
    private const int FramesMax = 100;
    private const int FileNameMax = 128;
    private const int LineTableMax = 64 << 10;

    // A program that builds itself a maze of threads and frames must not hold up those that share its supervisor.
    private const int ReadsMax = 1000;

    private int _reads;

    /// <summary>The submission's innermost line in a thread; where the thread is not one of the interpreter's (a child that is just being started), in the only thread that has one.</summary>
    /// <param name="tid">The thread, in the sandbox's numbers.</param>
    public SourceHint? Find(int tid)
    {
        SourceHint? only = null;
        var ambiguous = false;
        var thread = Pointer(Pointer(image.Runtime, PythonLayout.RuntimeMainInterpreter), PythonLayout.InterpreterThreads);
        for (var i = 0; i < ThreadsMax && thread != 0; i++)
        {
            var place = FindIn(thread);
            if (Pointer(thread, PythonLayout.ThreadNativeId) == (ulong)tid)
                return place;
            ambiguous |= place is not null && only is not null;
            only ??= place;
            thread = Pointer(thread, PythonLayout.ThreadNext);
        }

        return ambiguous ? null : only;
    }

    private SourceHint? FindIn(ulong thread)
    {
        var frame = Pointer(Pointer(thread, PythonLayout.ThreadCFrame), PythonLayout.CFrameCurrent);
        for (var i = 0; i < FramesMax && frame != 0; i++)
        {
            var code = Pointer(frame, PythonLayout.FrameCode);
            if (IsSubmissions(Text(Pointer(code, PythonLayout.CodeFileName))) is { } file)
                return new(file, Line(code, Pointer(frame, PythonLayout.FrameInstruction)), SourceHintFrom.Frame);
            frame = Pointer(frame, PythonLayout.FramePrevious);
        }

        return null;
    }

    // The runner compiles submissions under plain names. Modules have paths, and what is made of a text is called <string> or the like.
    private static string? IsSubmissions(string file) => file.Length > 0 && file[0] != '<' && !file.Contains('/', StringComparison.Ordinal) ? file : null;

    private int Line(ulong code, ulong instruction)
    {
        var table = Pointer(code, PythonLayout.CodeLineTable);
        var length = Pointer(table, PythonLayout.BytesLength);
        if (length is 0 or > LineTableMax)
            throw new InvalidDataException("A table of lines has no size that one can have.");
        var entries = new byte[length];
        Read(table + PythonLayout.BytesData, entries);
        Span<byte> first = stackalloc byte[4];
        Read(code + PythonLayout.CodeFirstLine, first);
        return PythonLines.Find(entries, BinaryPrimitives.ReadInt32LittleEndian(first), (long)(instruction - code - PythonLayout.CodeInstructions) / PythonLayout.InstructionBytes);
    }

    private string Text(ulong address)
    {
        Span<byte> state = stackalloc byte[4];
        Read(address + PythonLayout.TextState, state);
        var length = Pointer(address, PythonLayout.TextLength);
        if ((BinaryPrimitives.ReadUInt32LittleEndian(state) & PythonLayout.TextCompactAscii) != PythonLayout.TextCompactAscii || length > FileNameMax)
            return "/";
        Span<byte> text = stackalloc byte[(int)length];
        Read(address + PythonLayout.TextData, text);
        return Encoding.ASCII.GetString(text);
    }

    private ulong Pointer(ulong address, int offset)
    {
        if (address == 0)
            return 0;
        Span<byte> value = stackalloc byte[8];
        Read(address + (ulong)offset, value);
        return BinaryPrimitives.ReadUInt64LittleEndian(value);
    }

    private void Read(ulong address, Span<byte> into)
    {
        if (address < 4096 || ++_reads > ReadsMax || GuestMemory.Read(pid, address, into) != 0)
            throw new InvalidDataException("What should be there is not.");
    }
}
