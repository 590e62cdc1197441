namespace InterpreterGuard.Monitoring.Sources;

/// <summary>
/// Where CPython 3.11 keeps what a stack is made of, in bytes from each structure's beginning: as a C compiler lays out the headers of that version for x86-64 (the same in all of its releases, which keep their ABI).
/// </summary>
internal static class PythonLayout
{
    public const string ProgramName = "python3.11";

    public const int RuntimeMainInterpreter = 48;
    public const int InterpreterThreads = 16;
    public const int ThreadNext = 8;
    public const int ThreadCFrame = 56;
    public const int ThreadNativeId = 160;
    public const int CFrameCurrent = 8;
    public const int FrameCode = 32;
    public const int FramePrevious = 48;
    public const int FrameInstruction = 56;
    public const int CodeFirstLine = 72;
    public const int CodeFileName = 112;
    public const int CodeLineTable = 136;
    public const int CodeInstructions = 184;
    public const int InstructionBytes = 2;
    public const int TextLength = 16;
    public const int TextState = 32;
    public const int TextData = 48;

    /// <summary>Bits of a text's state: its characters lie behind it, one byte each.</summary>
    public const uint TextCompactAscii = 0b0110_0000;

    public const int BytesLength = 16;
    public const int BytesData = 32;
}
