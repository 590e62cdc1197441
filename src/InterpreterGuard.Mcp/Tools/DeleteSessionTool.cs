using System.Security.Claims;
using ModelContextProtocol.Protocol;

namespace InterpreterGuard.Mcp.Tools;

/// <summary><c>delete_session</c>.</summary>
internal sealed class DeleteSessionTool(Func<ClaimsPrincipal?, IGuardTools> toolsOf) : GuardTool(ToolText.DeleteSession, toolsOf)
{
    protected override Func<IGuardTools, CancellationToken, Task<CallToolResult>> Read(ToolArguments arguments)
    {
        var session = arguments.Required("session_id", "name a session of create_session");
        return async (tools, stop) =>
        {
            await tools.DeleteSessionAsync(session, stop);
            return Said($"Ended {session}.", new { SessionId = session });
        };
    }
}
