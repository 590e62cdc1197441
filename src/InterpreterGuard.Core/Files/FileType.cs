using System.Collections.Frozen;

namespace InterpreterGuard.Core.Files;

/// <summary>
/// The MIME type that is told of a file, by its name. What a browser would run (HTML, SVG, scripts) is told as bytes, like everything unknown: content of strangers is for downloading.
/// </summary>
public static class FileType
{
    public const string Unknown = "application/octet-stream";

    private static readonly FrozenDictionary<string, string> Types = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        [".bmp"] = "image/bmp",
        [".csv"] = "text/csv",
        [".docx"] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        [".gif"] = "image/gif",
        [".gz"] = "application/gzip",
        [".jpeg"] = "image/jpeg",
        [".jpg"] = "image/jpeg",
        [".json"] = "application/json",
        [".jsonl"] = "application/jsonl",
        [".log"] = "text/plain",
        [".md"] = "text/markdown",
        [".mp3"] = "audio/mpeg",
        [".mp4"] = "video/mp4",
        [".parquet"] = "application/vnd.apache.parquet",
        [".pdf"] = "application/pdf",
        [".png"] = "image/png",
        [".pptx"] = "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        [".tar"] = "application/x-tar",
        [".tsv"] = "text/tab-separated-values",
        [".txt"] = "text/plain",
        [".wav"] = "audio/wav",
        [".webp"] = "image/webp",
        [".xlsx"] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        [".yaml"] = "application/yaml",
        [".yml"] = "application/yaml",
        [".zip"] = "application/zip",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The type of a file with this name or path.</summary>
    public static string Of(string name) => Types.GetValueOrDefault(Path.GetExtension(name), Unknown);
}
