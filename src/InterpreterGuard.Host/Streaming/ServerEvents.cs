using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace InterpreterGuard.Host.Streaming;

/// <summary>Begins streams of server-sent events.</summary>
internal sealed class ServerEvents(TimeProvider time, IOptions<StreamingOptions> options, IOptions<JsonOptions> json)
{
    public const string ContentType = "text/event-stream";

    /// <summary>Whether that is what the caller wants.</summary>
    public static bool Accepted(HttpRequest request) =>
        MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted)
        && accepted.Any(type => type.MediaType.Equals(ContentType, StringComparison.OrdinalIgnoreCase) && type.Quality is null or > 0);

    /// <summary>Sets the headers. Nothing is sent yet.</summary>
    public ServerEventWriter Begin(HttpContext context)
    {
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        context.Response.ContentType = ContentType;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["X-Accel-Buffering"] = "no";
        return new ServerEventWriter(context.Response.BodyWriter, TimeSpan.FromSeconds(options.Value.HeartbeatSeconds), time, json.Value.SerializerOptions, context.RequestAborted);
    }
}
