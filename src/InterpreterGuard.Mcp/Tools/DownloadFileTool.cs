using System.Security.Claims;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using ModelContextProtocol.Protocol;

namespace InterpreterGuard.Mcp.Tools;

/// <summary><c>download_file</c>.</summary>
internal sealed class DownloadFileTool(Func<ClaimsPrincipal?, IGuardTools> toolsOf) : GuardTool(ToolText.DownloadFile, toolsOf)
{
    protected override Func<IGuardTools, CancellationToken, Task<CallToolResult>> Read(ToolArguments arguments)
    {
        var session = arguments.Required("session_id", "name a session of create_session");
        var path = arguments.Required("path", "name the file relative to the work folder");
        return async (tools, stop) =>
        {
            await using var content = await tools.OpenFileAsync(session, path, stop);
            return await WithinAsync(content, stop) is { } bytes
                ? Told(session, path, bytes)
                : Refused($"{path} has more than {ToolText.FileBytesMax} bytes, which is the most that travels in a call. Have the code print or cut out the part you need.");
        };
    }

    private static CallToolResult Told(string session, string path, byte[] bytes)
    {
        var (shown, block) = Block(session, path, bytes);
        return new()
        {
            Content = [block],
            StructuredContent = JsonSerializer.SerializeToElement(new { Path = path, Size = bytes.Length, ShownAs = shown }, Structured.Options),
        };
    }

    // By what it is, not by what its name says: code inside chose the name.
    private static (string Shown, ContentBlock Block) Block(string session, string path, byte[] bytes)
    {
        if (ImageType.Of(bytes) is { } image)
            return ("image", ImageContentBlock.FromBytes(bytes, image));
        if (Utf8.IsValid(bytes) && !bytes.Contains((byte)0))
            return ("text", new TextContentBlock { Text = Encoding.UTF8.GetString(bytes) });
        var uri = $"guard:///{Uri.EscapeDataString(session)}/{string.Join('/', path.Split('/').Select(Uri.EscapeDataString))}";
        return ("blob", new EmbeddedResourceBlock { Resource = BlobResourceContents.FromBytes(bytes, uri, "application/octet-stream") });
    }

    private static async Task<byte[]?> WithinAsync(Stream content, CancellationToken cancellationToken)
    {
        var buffer = new byte[ToolText.FileBytesMax + 1];
        var read = await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return read > ToolText.FileBytesMax ? null : buffer[..read];
    }
}
