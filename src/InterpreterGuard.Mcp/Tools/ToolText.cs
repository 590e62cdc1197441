using System.Text.Json;
using System.Text.Json.Nodes;
using InterpreterGuard.Client;
using ModelContextProtocol.Protocol;

namespace InterpreterGuard.Mcp.Tools;

/// <summary>Names, descriptions and schemas of the tools.</summary>
internal static class ToolText
{
    /// <summary>Seconds an execution may ask for at most; a profile may allow less.</summary>
    public const double TimeoutSecondsMax = 3600;

    /// <summary>Bytes of a file that travels in a call.</summary>
    public const int FileBytesMax = 512 << 10;

    public static readonly IReadOnlyList<string> Languages = ["python", "javascript", "shell", "csharp"];

    public static readonly Tool ExecuteCode = Make(
        GuardCodeTool.Name,
        "Execute code",
        CodeToolText.Sandbox + " With a session_id, variables, imports and files stay from call to call; without one, each call starts from nothing.",
        new JsonObject
        {
            ["code"] = Text(CodeToolText.Code),
            ["language"] = Word("The language the code is written in. Default: the session's; without a session python.", Languages),
            ["session_id"] = Text("A session of create_session, such as ses_0123…, whose state and files the code uses."),
            ["timeout_seconds"] = new JsonObject
            {
                ["type"] = "number",
                ["exclusiveMinimum"] = 0,
                ["maximum"] = TimeoutSecondsMax,
                ["description"] = "A shorter time than the profile allows.",
            },
        },
        ["code"],
        new JsonObject
        {
            ["execution_id"] = Text("Such as exe_0123…"),
            ["status"] = Text("completed, failed, timed_out, memory_exceeded, refused, held, killed and others."),
            ["session_id"] = Text("The session it ran in."),
            ["exit_code"] = new JsonObject { ["type"] = "integer" },
            ["verdict"] = Text("What reading the code concluded: allow, hold or refuse."),
            ["incident_id"] = Text("The case that was opened for a person, if one was."),
            ["truncated"] = new JsonObject { ["type"] = "boolean", ["description"] = "Whether output was cut." },
        },
        ["execution_id", "status", "verdict", "truncated"],
        new() { Title = "Execute code", ReadOnlyHint = false, DestructiveHint = true, IdempotentHint = false, OpenWorldHint = false });

    public static readonly Tool CreateSession = Make(
        "create_session",
        "Open a session",
        "Opens a sandbox whose variables, imports and files stay from one execute_code to the next. It ends by itself when it is idle for a while; delete_session ends it at once.",
        new JsonObject { ["language"] = Word("The language of code that names none. Default: python.", Languages) },
        [],
        SessionFields(),
        ["session_id", "status", "language"],
        new() { Title = "Open a session", ReadOnlyHint = false, DestructiveHint = false, IdempotentHint = false, OpenWorldHint = false });

    public static readonly Tool ListSessions = Make(
        "list_sessions",
        "List sessions",
        "Lists your open sessions.",
        [],
        [],
        new JsonObject { ["sessions"] = ListOf(SessionFields(), "session_id", "status", "language") },
        ["sessions"],
        new() { Title = "List sessions", ReadOnlyHint = true, OpenWorldHint = false });

    public static readonly Tool DeleteSession = Make(
        "delete_session",
        "End a session",
        "Ends a session: what runs in it is cancelled, its variables and files are gone.",
        new JsonObject { ["session_id"] = Session() },
        ["session_id"],
        new JsonObject { ["session_id"] = Text("The session that was ended.") },
        ["session_id"],
        new() { Title = "End a session", ReadOnlyHint = false, DestructiveHint = true, IdempotentHint = true, OpenWorldHint = false });

    public static readonly Tool UploadFile = Make(
        "upload_file",
        "Write a file",
        $"Writes a file into a session's work folder, the current folder of its code. One that is there is replaced. At most {FileBytesMax >> 10} KiB; have the code make what is larger.",
        new JsonObject
        {
            ["session_id"] = Session(),
            ["path"] = Text("Relative to the work folder, such as data/input.csv; missing folders are made."),
            ["content"] = Text("The content as text. Either this or content_base64."),
            ["content_base64"] = Text("The content as bytes in base64. Either this or content."),
        },
        ["session_id", "path"],
        new JsonObject { ["path"] = Text("The file."), ["size"] = new JsonObject { ["type"] = "integer", ["description"] = "Bytes." } },
        ["path", "size"],
        new() { Title = "Write a file", ReadOnlyHint = false, DestructiveHint = true, IdempotentHint = true, OpenWorldHint = false });

    public static readonly Tool ListFiles = Make(
        "list_files",
        "List files",
        "Lists the files in a session's work folder, or in a folder of it.",
        new JsonObject { ["session_id"] = Session(), ["path"] = Text("A folder, relative to the work folder. Default: the work folder.") },
        ["session_id"],
        new JsonObject
        {
            ["files"] = ListOf(
                new JsonObject
                {
                    ["path"] = Text("Relative to the work folder."),
                    ["kind"] = Text("file, folder, link or other."),
                    ["size"] = new JsonObject { ["type"] = "integer", ["description"] = "Bytes." },
                    ["type"] = Text("A MIME type, by the name."),
                },
                "path", "size"),
            ["truncated"] = new JsonObject { ["type"] = "boolean", ["description"] = "Whether there are more." },
        },
        ["files", "truncated"],
        new() { Title = "List files", ReadOnlyHint = true, OpenWorldHint = false });

    public static readonly Tool DownloadFile = Make(
        "download_file",
        "Read a file",
        $"Reads a file of a session's work folder: pictures as pictures, text as text, anything else as bytes. At most {FileBytesMax >> 10} KiB; have the code cut what is larger.",
        new JsonObject { ["session_id"] = Session(), ["path"] = Text("Relative to the work folder.") },
        ["session_id", "path"],
        new JsonObject
        {
            ["path"] = Text("The file."),
            ["size"] = new JsonObject { ["type"] = "integer", ["description"] = "Bytes." },
            ["shown_as"] = Word("How it is told.", ["text", "image", "blob"]),
        },
        ["path", "size", "shown_as"],
        new() { Title = "Read a file", ReadOnlyHint = true, OpenWorldHint = false });

    private static Tool Make(
        string name, string title, string description, JsonObject properties, string[] required, JsonObject output, string[] always, ToolAnnotations annotations) => new()
        {
            Name = name,
            Title = title,
            Description = description,
            InputSchema = Schema(properties, required, closed: true),
            OutputSchema = Schema(output, always, closed: false),
            Annotations = annotations,
        };

    private static JsonElement Schema(JsonObject properties, string[] required, bool closed)
    {
        var schema = new JsonObject { ["type"] = "object", ["properties"] = properties };
        if (required.Length > 0)
            schema["required"] = Texts(required);
        if (closed)
            schema["additionalProperties"] = false;
        return JsonSerializer.SerializeToElement(schema);
    }

    private static JsonObject ListOf(JsonObject properties, params string[] required) => new()
    {
        ["type"] = "array",
        ["items"] = new JsonObject { ["type"] = "object", ["properties"] = properties, ["required"] = Texts(required) },
    };

    private static JsonObject SessionFields() => new()
    {
        ["session_id"] = Text("Such as ses_0123…"),
        ["status"] = Text("ready or ended."),
        ["language"] = Text("The language of code that names none."),
        ["idle_until"] = Text("When it ends unless it is used before, in UTC."),
        ["expires_at"] = Text("When it ends in any case, in UTC."),
    };

    private static JsonObject Session() => Text("A session of create_session, such as ses_0123…");

    private static JsonObject Text(string description) => new() { ["type"] = "string", ["description"] = description };

    private static JsonObject Word(string description, IReadOnlyList<string> words) => new() { ["type"] = "string", ["enum"] = Texts(words), ["description"] = description };

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);
}
