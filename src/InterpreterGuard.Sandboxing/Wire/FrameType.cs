namespace InterpreterGuard.Sandboxing.Wire;

/// <summary>The kinds of frames. Below 0x80 from the sandbox, from 0x80 on from us.</summary>
internal enum FrameType : byte
{
    Hello = 0x01,
    Listener = 0x02,
    Ready = 0x03,
    Stdout = 0x10,
    Stderr = 0x11,
    FromRunner = 0x12,
    Exit = 0x20,
    Error = 0x2F,

    Configure = 0x81,
    Supervised = 0x82,
    File = 0x83,
    ToRunner = 0x84,
    Stdin = 0x85,
}
