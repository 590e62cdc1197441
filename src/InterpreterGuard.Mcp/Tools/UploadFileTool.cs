using System.Security.Claims;
using System.Text;
using ModelContextProtocol.Protocol;

namespace InterpreterGuard.Mcp.Tools;

/// <summary><c>upload_file</c>.</summary>
internal sealed class UploadFileTool(Func<ClaimsPrincipal?, IGuardTools> toolsOf) : GuardTool(ToolText.UploadFile, toolsOf)
{
    protected override Func<IGuardTools, CancellationToken, Task<CallToolResult>> Read(ToolArguments arguments)
    {
        var session = arguments.Required("session_id", "name a session of create_session");
        var path = arguments.Required("path", "name the file relative to the work folder");
        var content = Content(arguments);
        return async (tools, stop) =>
        {
            using var stream = new MemoryStream(content, writable: false);
            await tools.UploadAsync(session, path, stream, stop);
            return Said($"Wrote {path}, {content.Length} bytes.", new { Path = path, Size = content.Length });
        };
    }

    private static byte[] Content(ToolArguments arguments)
    {
        var (text, encoded) = (arguments.Text("content"), arguments.Text("content_base64"));
        if (text is null == encoded is null)
        {
            arguments.Problems.Add("Either 'content' or 'content_base64' must be there, and only one of them.");
            return [];
        }

        var bytes = text is not null ? Encoding.UTF8.GetBytes(text) : Decoded(arguments, encoded!);
        if (bytes.Length > ToolText.FileBytesMax)
            arguments.Problems.Add($"The content has {bytes.Length} bytes; at most {ToolText.FileBytesMax} travel in a call. Send less, or have the code make the file.");
        return bytes;
    }

    private static byte[] Decoded(ToolArguments arguments, string encoded)
    {
        try
        {
            return Convert.FromBase64String(encoded);
        }
        catch (FormatException)
        {
            arguments.Problems.Add("'content_base64' is not base64; use the standard alphabet with padding.");
            return [];
        }
    }
}
