namespace InterpreterGuard.Sandboxing.Wire;

/// <summary>The kinds of frames. Below 0x80 from the sandbox, from 0x80 on from us.</summary>
internal enum FrameType : byte
{
    Hello = 0x01,
    Listener = 0x02,
    Ready = 0x03,
    Network = 0x04,
    Stdout = 0x10,
    Stderr = 0x11,
    FromRunner = 0x12,
    Synced = 0x13,
    Exit = 0x20,
    Error = 0x2F,
    FileDone = 0x30,
    FileInfo = 0x31,
    FileData = 0x32,
    FileEntry = 0x33,

    Configure = 0x81,
    Supervised = 0x82,
    File = 0x83,
    ToRunner = 0x84,
    Stdin = 0x85,
    Sync = 0x86,
    Interrupt = 0x87,
    PutOpen = 0x90,
    PutData = 0x91,
    PutClose = 0x92,
    GetOpen = 0x93,
    GetRead = 0x94,
    GetClose = 0x95,
    List = 0x96,
    Delete = 0x97,
}
