using System.Text;
using System.Text.Json;
using InterpreterGuard.Core.Files;
using InterpreterGuard.Core.Submissions;
using InterpreterGuard.Host.Files;
using InterpreterGuard.Host.Problems;
using InterpreterGuard.Host.Reading;

namespace InterpreterGuard.Host.Executions;

/// <summary>Reads the files that come with a submission.</summary>
internal sealed class FilesReader(HostSettings settings, ReferredFiles referred, ObjectReader body, List<FieldProblem> problems)
{
    private readonly HashSet<string> _paths = new(StringComparer.Ordinal);

    public IReadOnlyList<SubmissionFile> Read()
    {
        if (body.Take("files", JsonValueKind.Array, "an array of {path, content}, {path, content_base64} or {path, file_id}") is not { } array)
            return [];
        if (array.GetArrayLength() > settings.FilesMax)
        {
            body.Add("files", $"has {array.GetArrayLength()} entries; at most {settings.FilesMax} are allowed. Pack them into an archive");
            return [];
        }

        return [.. array.EnumerateArray().Select(ReadOne)];
    }

    private SubmissionFile ReadOne(JsonElement element, int index)
    {
        var prefix = $"files[{index}]";
        if (element.ValueKind != JsonValueKind.Object)
        {
            problems.Add(new FieldProblem(prefix, "must be an object with 'path' and one of 'content', 'content_base64' and 'file_id'"));
            return new SubmissionFile("", default);
        }

        var file = new ObjectReader(element, prefix + ".", problems, "path", "content", "content_base64", "file_id");
        var path = file.Required("path", "name it relative to the work folder") ?? "";
        if (path.Length > 0 || !problems.Exists(problem => problem.Field.StartsWith(prefix + ".path", StringComparison.Ordinal)))
            CheckPath(file, path);
        return Source(file) is { } stored ? new SubmissionFile(path, default, stored.Id, stored.Size, stored.Sha256) : new SubmissionFile(path, Content(file));
    }

    private void CheckPath(ObjectReader file, string path)
    {
        if (SubmissionPath.Problem(path) is { } problem)
            file.Add("path", problem);
        else if (!_paths.Add(path))
            file.Add("path", "names a file that was named before; name each once");
        else if (_paths.Any(other => other.StartsWith(path + "/", StringComparison.Ordinal) || path.StartsWith(other + "/", StringComparison.Ordinal)))
            file.Add("path", "is a file here and a folder in another path; name them apart");
    }

    private StoredFile? Source(ObjectReader file)
    {
        if (file.Text("file_id") is not { } id || file.Text("content") is not null || file.Text("content_base64") is not null)
            return null;
        if (referred.Find(id) is { } stored)
            return stored;
        file.Add("file_id", $"names no file of this key: '{Nearest.Quote(id)}'. It may have expired; store it with POST /v1/files");
        return null;
    }

    private static ReadOnlyMemory<byte> Content(ObjectReader file)
    {
        var text = file.Text("content");
        var encoded = file.Take("content_base64", JsonValueKind.String, "a string");
        var id = file.Text("file_id");
        if ((text is null ? 0 : 1) + (encoded is null ? 0 : 1) + (id is null ? 0 : 1) != 1)
        {
            file.Add("content", "or 'content_base64' or 'file_id' must be there, and only one of them");
            return default;
        }

        if (id is not null)
            return default;

        if (text is not null)
            return Encoding.UTF8.GetBytes(text);
        if (encoded!.Value.TryGetBytesFromBase64(out var bytes))
            return bytes;
        file.Add("content_base64", "is not base64; use the standard alphabet with padding");
        return default;
    }
}
