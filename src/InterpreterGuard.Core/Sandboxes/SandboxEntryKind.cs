namespace InterpreterGuard.Core.Sandboxes;

/// <summary>What lies under a name in the work folder.</summary>
public enum SandboxEntryKind
{
    File,
    Folder,

    /// <summary>A symbolic link; nothing here follows it.</summary>
    Link,

    /// <summary>A pipe, a socket or a device.</summary>
    Other,
}
