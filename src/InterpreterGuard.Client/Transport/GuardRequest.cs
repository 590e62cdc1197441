namespace InterpreterGuard.Client.Transport;

/// <summary>A request that can be made any number of times.</summary>
/// <param name="Method">The method.</param>
/// <param name="Path">Below the host's address, escaped.</param>
internal sealed record GuardRequest(HttpMethod Method, string Path)
{
    /// <summary>Makes the body, anew for each attempt.</summary>
    public Func<HttpContent>? Content { get; init; }

    /// <summary>Told as the idempotency key: however often it arrives, it is done once.</summary>
    public string? OnceKey { get; init; }

    /// <summary>Whether it may arrive twice.</summary>
    public bool Repeatable { get; init; }

    public string Accept { get; init; } = "application/json";

    /// <summary>The last event that was seen of a stream that is opened again.</summary>
    public string? LastEventId { get; init; }

    public static GuardRequest Get(string path) => new(HttpMethod.Get, path) { Repeatable = true };

    public static GuardRequest Delete(string path) => new(HttpMethod.Delete, path) { Repeatable = true };

    /// <summary>Something that is asked for once, and not again when nobody knows whether it was done.</summary>
    public static GuardRequest Post(string path) => new(HttpMethod.Post, path);

    /// <inheritdoc cref="Post(string)"/>
    public static GuardRequest Post<T>(string path, T body) => Post(path) with { Content = () => Wire.Content(body) };

    /// <summary>Something that is done once however often it is asked for.</summary>
    public static GuardRequest PostOnce<T>(string path, T body) =>
        Post(path, body) with { OnceKey = Guid.NewGuid().ToString("N"), Repeatable = true };

    /// <summary>Something that makes no difference the second time.</summary>
    public static GuardRequest Repeat(string path) => Post(path) with { Repeatable = true };

    /// <inheritdoc cref="Repeat(string)"/>
    public static GuardRequest Repeat<T>(string path, T body) => Post(path, body) with { Repeatable = true };

    /// <summary>Sends a file as it is read. Only a stream that can be read again is sent again.</summary>
    public static GuardRequest Upload(HttpMethod method, string path, Stream content)
    {
        var start = content.CanSeek ? content.Position : 0;
        return new(method, path)
        {
            Repeatable = content.CanSeek,
            Content = () =>
            {
                if (content.CanSeek)
                    content.Position = start;
                return new UploadContent(content);
            },
        };
    }
}
