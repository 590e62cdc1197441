using System.Text;
using System.Text.Json;
using InterpreterGuard.Client;
using InterpreterGuard.Mcp.Tests.Support;
using ModelContextProtocol.Protocol;

namespace InterpreterGuard.Mcp.Tests;

public class ToolTests
{
    private static readonly byte[] Png = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a, 1, 2];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_tool_has_a_closed_schema_with_a_word_for_each_argument_and_says_what_it_may_do()
    {
        await using var talk = await Conversation.BeginAsync(new());

        var tools = (await talk.Client.ListToolsAsync(cancellationToken: Stop)).ToDictionary(tool => tool.Name, tool => tool.ProtocolTool, StringComparer.Ordinal);

        Assert.Equal(["create_session", "delete_session", "download_file", "execute_code", "list_files", "list_sessions", "upload_file"], tools.Keys.Order(StringComparer.Ordinal));
        Assert.All(tools.Values, tool =>
        {
            Assert.False(tool.InputSchema.GetProperty("additionalProperties").GetBoolean());
            Assert.All(tool.InputSchema.GetProperty("properties").EnumerateObject(), property => Assert.NotEmpty(property.Value.GetProperty("description").GetString()!));
            Assert.NotEmpty(tool.Description!);
            Assert.False(tool.Annotations!.OpenWorldHint);
            Assert.NotNull(tool.OutputSchema);
        });
        Assert.Equal(["download_file", "list_files", "list_sessions"], tools.Values.Where(tool => tool.Annotations!.ReadOnlyHint == true).Select(tool => tool.Name).Order(StringComparer.Ordinal));
        Assert.Equal(["create_session"], tools.Values.Where(tool => tool.Annotations!.DestructiveHint == false).Select(tool => tool.Name));
    }

    [Fact]
    public async Task Code_runs_and_its_end_is_text_pictures_and_structured_content()
    {
        var tools = new ListedTools
        {
            Execution = new()
            {
                Id = "exe_1",
                SessionId = "ses_1",
                Status = ExecutionStatus.Failed,
                ExitCode = 1,
                Stdout = "a",
                Stderr = "b",
                Results = [new() { Data = new Dictionary<string, string>(StringComparer.Ordinal) { ["image/png"] = Convert.ToBase64String(Png) } }],
                Security = new() { Verdict = "allow", IncidentId = "inc_1" },
            },
        };

        var answer = await CallAsync(tools, "execute_code", """{"code":"print('a')","session_id":"ses_1","timeout_seconds":2.5}""");

        Assert.Equal(["run ses_1  2.5 mcp print('a')"], tools.Asked);
        Assert.True(answer.IsError);
        Assert.Equal(
            ["[stdout]\na", "[stderr]\nb", "[status]\nfailed, exit code 1: the code ended with an error of its own.", "[guard]\nRecorded as incident inc_1."],
            answer.Content.OfType<TextContentBlock>().Select(block => block.Text));
        var image = Assert.Single(answer.Content.OfType<ImageContentBlock>());
        Assert.Equal("image/png", image.MimeType);
        Assert.Equal(Png, image.DecodedData.ToArray());
        Assert.Equal(
            """{"execution_id":"exe_1","status":"failed","session_id":"ses_1","exit_code":1,"verdict":"allow","incident_id":"inc_1","truncated":false}""",
            answer.StructuredContent!.Value.GetRawText());
    }

    [Fact]
    public async Task Without_a_session_python_is_meant_and_in_one_the_sessions_language()
    {
        var tools = new ListedTools();

        await CallAsync(tools, "execute_code", """{"code":"1"}""");
        await CallAsync(tools, "execute_code", """{"code":"2","session_id":"ses_1"}""");
        await CallAsync(tools, "execute_code", """{"code":"3","language":"shell"}""");

        Assert.Equal(["run  python  mcp 1", "run ses_1   mcp 2", "run  shell  mcp 3"], tools.Asked);
    }

    [Theory]
    [InlineData("execute_code", "{}", "'code' is missing; send the source text.")]
    [InlineData("execute_code", """{"code":1,"language":"perl","timeout_seconds":"x","x":1}""", "'x' is no argument of execute_code; it takes code, language, session_id, timeout_seconds. 'code' must be a string. 'language' is 'perl'; it must be one of python, javascript, shell, csharp. 'timeout_seconds' must be a number of seconds above 0 and at most 3600.")]
    [InlineData("execute_code", """{"code":"1","timeout_seconds":-1}""", "'timeout_seconds' must be a number of seconds above 0 and at most 3600.")]
    [InlineData("list_sessions", """{"x":1}""", "'x' is no argument of list_sessions; it takes none.")]
    [InlineData("upload_file", """{"session_id":"s","path":"p"}""", "Either 'content' or 'content_base64' must be there, and only one of them.")]
    [InlineData("upload_file", """{"session_id":"s","path":"p","content":"a","content_base64":"YQ=="}""", "Either 'content' or 'content_base64' must be there, and only one of them.")]
    [InlineData("upload_file", """{"session_id":"s","path":"p","content_base64":"?"}""", "'content_base64' is not base64; use the standard alphabet with padding.")]
    [InlineData("download_file", """{"session_id":""}""", "'session_id' is missing; name a session of create_session. 'path' is missing; name the file relative to the work folder.")]
    public async Task Everything_that_is_wrong_is_told_at_once_and_nothing_is_done(string tool, string arguments, string expected)
    {
        var tools = new ListedTools();

        var answer = await CallAsync(tools, tool, arguments);

        Assert.Equal((true, expected), (answer.IsError, Text(answer)));
        Assert.Empty(tools.Asked);
    }

    [Fact]
    public async Task What_is_refused_is_told_to_the_model()
    {
        var answer = await CallAsync(new() { Refusal = new("The host answers 429: The host is full.") }, "execute_code", """{"code":"1"}""");

        Assert.Equal((true, "The host answers 429: The host is full."), (answer.IsError, Text(answer)));
    }

    [Fact]
    public async Task Sessions_are_opened_listed_and_ended()
    {
        var tools = new ListedTools();

        var opened = await CallAsync(tools, "create_session", """{"language":"javascript"}""");
        var listed = await CallAsync(tools, "list_sessions", "{}");
        var ended = await CallAsync(tools, "delete_session", """{"session_id":"ses_1"}""");

        Assert.Equal(["open javascript", "list", "delete ses_1"], tools.Asked);
        Assert.Equal(
            "session_id=ses_1 status=ready language=python idle_until=2026-01-01T00:00:00+00:00",
            string.Join(' ', opened.StructuredContent!.Value.EnumerateObject().Select(field => $"{field.Name}={field.Value.GetString()}")));
        Assert.Contains("ses_1 (python, ready, ends at 2026-01-01 00:00:00Z unless it is used)", Text(listed), StringComparison.Ordinal);
        Assert.Equal("""{"session_id":"ses_1"}""", ended.StructuredContent!.Value.GetRawText());
    }

    [Fact]
    public async Task Files_are_written_and_listed()
    {
        var tools = new ListedTools();

        var written = await CallAsync(tools, "upload_file", """{"session_id":"ses_1","path":"a.txt","content":"ä"}""");
        await CallAsync(tools, "upload_file", """{"session_id":"ses_1","path":"b.txt","content_base64":"aGk="}""");
        var listed = await CallAsync(tools, "list_files", """{"session_id":"ses_1","path":"d"}""");

        Assert.Equal(["upload ses_1 a.txt ä", "upload ses_1 b.txt hi", "files ses_1 d"], tools.Asked);
        Assert.Equal("""{"path":"a.txt","size":2}""", written.StructuredContent!.Value.GetRawText());
        Assert.Equal("a.csv  3 bytes\nd  (folder)\n… and more; name a folder.", Text(listed));
    }

    [Fact]
    public async Task Files_beyond_the_bound_do_not_travel()
    {
        var text = new string('x', Tools.ToolText.FileBytesMax + 1);

        var upload = await CallAsync(new(), "upload_file", JsonSerializer.Serialize(new { session_id = "s", path = "p", content = text }));
        var download = await CallAsync(new() { File = Encoding.UTF8.GetBytes(text) }, "download_file", """{"session_id":"s","path":"p"}""");
        var whole = await CallAsync(new() { File = Encoding.UTF8.GetBytes(text[1..]) }, "download_file", """{"session_id":"s","path":"p"}""");

        Assert.StartsWith("The content has 524289 bytes; at most 524288 travel in a call.", Text(upload), StringComparison.Ordinal);
        Assert.StartsWith("p has more than 524288 bytes", Text(download), StringComparison.Ordinal);
        Assert.Equal(Tools.ToolText.FileBytesMax, Text(whole).Length);
    }

    [Fact]
    public async Task A_file_is_shown_as_what_it_is_and_not_as_what_it_is_called()
    {
        const string arguments = """{"session_id":"ses_1","path":"d/a b.txt"}""";

        var image = await CallAsync(new() { File = Png }, "download_file", arguments);
        var text = await CallAsync(new() { File = [.. "plain ä"u8] }, "download_file", arguments);
        var blob = await CallAsync(new() { File = [0, 255] }, "download_file", arguments);

        Assert.Equal("image/png", Assert.IsType<ImageContentBlock>(Assert.Single(image.Content)).MimeType);
        Assert.Equal("plain ä", Text(text));
        var resource = Assert.IsType<BlobResourceContents>(Assert.IsType<EmbeddedResourceBlock>(Assert.Single(blob.Content)).Resource);
        Assert.Equal("guard:///ses_1/d/a%20b.txt", resource.Uri);
        Assert.Equal([0, 255], resource.DecodedData.ToArray());
        Assert.Equal(["image", "text", "blob"], new[] { image, text, blob }.Select(answer => answer.StructuredContent!.Value.GetProperty("shown_as").GetString()));
    }

    [Fact]
    public async Task Cancelling_a_call_reaches_the_code()
    {
        var tools = new ListedTools { Endless = true };
        await using var talk = await Conversation.BeginAsync(tools);
        using var leave = CancellationTokenSource.CreateLinkedTokenSource(Stop);

        var call = talk.Client.CallToolAsync("execute_code", new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = "while True: pass" }, cancellationToken: leave.Token).AsTask();
        await tools.Running.Task.WaitAsync(TimeSpan.FromSeconds(20), Stop);
        await leave.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await tools.Cancelled.Task.WaitAsync(TimeSpan.FromSeconds(20), Stop);
    }

    private static string Text(CallToolResult answer) => string.Join("|", answer.Content.OfType<TextContentBlock>().Select(block => block.Text));

    private static async Task<CallToolResult> CallAsync(ListedTools tools, string tool, string arguments)
    {
        await using var talk = await Conversation.BeginAsync(tools);
        var read = JsonSerializer.Deserialize<Dictionary<string, object?>>(arguments)!;
        return await talk.Client.CallToolAsync(tool, read, cancellationToken: Stop);
    }
}
