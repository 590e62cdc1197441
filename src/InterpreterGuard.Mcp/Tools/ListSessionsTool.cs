using System.Security.Claims;
using ModelContextProtocol.Protocol;

namespace InterpreterGuard.Mcp.Tools;

/// <summary><c>list_sessions</c>.</summary>
internal sealed class ListSessionsTool(Func<ClaimsPrincipal?, IGuardTools> toolsOf) : GuardTool(ToolText.ListSessions, toolsOf)
{
    protected override Func<IGuardTools, CancellationToken, Task<CallToolResult>> Read(ToolArguments arguments) => async (tools, stop) =>
    {
        SessionFields[] sessions = [.. (await tools.ListSessionsAsync(stop)).Sessions.Select(SessionFields.Of)];
        return Said(sessions.Length == 0 ? "No session is open." : string.Join('\n', sessions.Select(session => session.ToLine())), new { Sessions = sessions });
    };
}
