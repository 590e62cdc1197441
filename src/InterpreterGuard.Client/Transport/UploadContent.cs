using System.Net;

namespace InterpreterGuard.Client.Transport;

/// <summary>A stream as a body. It stays the caller's: a request that is sent again reads it again.</summary>
internal sealed class UploadContent : HttpContent
{
    private readonly Stream _content;

    public UploadContent(Stream content)
    {
        _content = content;
        Headers.ContentType = new("application/octet-stream");
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => _content.CopyToAsync(stream);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) => _content.CopyToAsync(stream, cancellationToken);

    protected override bool TryComputeLength(out long length)
    {
        length = _content.CanSeek ? _content.Length - _content.Position : 0;
        return _content.CanSeek;
    }
}
