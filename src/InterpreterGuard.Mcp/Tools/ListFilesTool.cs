using System.Security.Claims;
using InterpreterGuard.Client;
using ModelContextProtocol.Protocol;

namespace InterpreterGuard.Mcp.Tools;

/// <summary><c>list_files</c>.</summary>
internal sealed class ListFilesTool(Func<ClaimsPrincipal?, IGuardTools> toolsOf) : GuardTool(ToolText.ListFiles, toolsOf)
{
    protected override Func<IGuardTools, CancellationToken, Task<CallToolResult>> Read(ToolArguments arguments)
    {
        var session = arguments.Required("session_id", "name a session of create_session");
        var folder = arguments.Text("path");
        return async (tools, stop) =>
        {
            var list = await tools.ListFilesAsync(session, folder, stop);
            var lines = list.Files.Count == 0 ? "No files." : string.Join('\n', list.Files.Select(Line));
            return Said(list.Truncated ? lines + "\n… and more; name a folder." : lines, new { Files = list.Files.Select(file => new { file.Path, file.Kind, file.Size, file.Type }), list.Truncated });
        };
    }

    private static string Line(SessionFile file) => file.Kind is "file" or "" ? $"{file.Path}  {file.Size} bytes" : $"{file.Path}  ({file.Kind})";
}
