using Microsoft.Extensions.AI;

namespace InterpreterGuard.Client;

/// <summary>A tool named <c>execute_code</c> for agents on Microsoft.Extensions.AI: the model writes code, the host runs it, the model reads text and sees pictures.</summary>
public static class GuardCodeTool
{
    /// <summary>The tool's name.</summary>
    public const string Name = "execute_code";

    /// <summary>A tool whose calls share a session: variables, files and imports stay from call to call. The session stays the caller's.</summary>
    public static AIFunction Create(GuardSession session, GuardCodeToolOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(session);
        return new ExecuteCodeFunction(session.RunAsync, keepsState: true, options ?? new());
    }

    /// <summary>A tool whose calls know nothing of each other: each runs in a fresh sandbox.</summary>
    public static AIFunction Create(GuardClient client, GuardCodeToolOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        return new ExecuteCodeFunction(client.RunAsync, keepsState: false, options ?? new());
    }
}
