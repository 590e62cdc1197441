using System.Text;
using System.Text.Json;
using InterpreterGuard.Core.Submissions;
using InterpreterGuard.Host.Problems;
using InterpreterGuard.Host.Reading;

namespace InterpreterGuard.Host.Executions;

/// <summary>Reads the files that come with a submission.</summary>
internal sealed class FilesReader(HostSettings settings, ObjectReader body, List<FieldProblem> problems)
{
    private readonly HashSet<string> _paths = new(StringComparer.Ordinal);

    public IReadOnlyList<SubmissionFile> Read()
    {
        if (body.Take("files", JsonValueKind.Array, "an array of {path, content} or {path, content_base64}") is not { } array)
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
            problems.Add(new FieldProblem(prefix, "must be an object with 'path' and 'content' or 'content_base64'"));
            return new SubmissionFile("", default);
        }

        var file = new ObjectReader(element, prefix + ".", problems, "path", "content", "content_base64");
        var path = file.Required("path", "name it relative to the work folder") ?? "";
        if (path.Length > 0 || !problems.Exists(problem => problem.Field.StartsWith(prefix + ".path", StringComparison.Ordinal)))
            CheckPath(file, path);
        return new SubmissionFile(path, Content(file));
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

    private static ReadOnlyMemory<byte> Content(ObjectReader file)
    {
        var text = file.Text("content");
        var encoded = file.Take("content_base64", JsonValueKind.String, "a string");
        if (text is null == (encoded is null))
        {
            file.Add("content", "or 'content_base64' must be there, and only one of them");
            return default;
        }

        if (text is not null)
            return Encoding.UTF8.GetBytes(text);
        if (encoded!.Value.TryGetBytesFromBase64(out var bytes))
            return bytes;
        file.Add("content_base64", "is not base64; use the standard alphabet with padding");
        return default;
    }
}
