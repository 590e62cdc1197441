using System.Text.Json.Serialization;

namespace InterpreterGuard.Client;

/// <summary>A file for the work folder: its bytes, or one that was uploaded before. Large ones are better uploaded: see <see cref="GuardClient.UploadAsync"/>.</summary>
public sealed record InputFile
{
    /// <summary>Relative to the work folder.</summary>
    public required string Path { get; init; }

    /// <summary>Text, written as UTF-8.</summary>
    public string? Content { get; init; }

    /// <summary>Bytes.</summary>
    [JsonPropertyName("content_base64")]
    public ReadOnlyMemory<byte>? Bytes { get; init; }

    /// <summary>An uploaded file, such as <c>fil_0123…</c>.</summary>
    public string? FileId { get; init; }

    /// <summary>A file with this text.</summary>
    public static InputFile OfText(string path, string text) => new() { Path = path, Content = text };

    /// <summary>A file with these bytes.</summary>
    public static InputFile OfBytes(string path, ReadOnlyMemory<byte> bytes) => new() { Path = path, Bytes = bytes };

    /// <summary>A file that was uploaded before.</summary>
    public static InputFile OfUpload(string path, string fileId) => new() { Path = path, FileId = fileId };
}
