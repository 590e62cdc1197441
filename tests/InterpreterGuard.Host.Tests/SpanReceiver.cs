using System.Collections.Concurrent;
using Google.Protobuf;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace InterpreterGuard.Host.Tests;

/// <summary>A receiver of traces on this machine: OTLP over HTTP with protobuf, read by the field numbers of its published schema. Takes webhooks as well.</summary>
internal sealed class SpanReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;

    public SpanReceiver()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.Urls.Add("http://127.0.0.1:0");
        _app.MapPost("/v1/traces", async (HttpContext context) =>
        {
            Assert.Equal("application/x-protobuf", context.Request.ContentType);
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            foreach (var span in Fields(body.ToArray(), 1).SelectMany(resource => Fields(resource, 2)).SelectMany(scope => Fields(scope, 2)))
                Spans.Enqueue(new(Hex(span, 1), Hex(span, 2), Hex(span, 4), System.Text.Encoding.UTF8.GetString(Fields(span, 5).Single())));
        });
        _app.MapPost("/in", (HttpContext context) => Webhooks.Enqueue(context.Request.Headers.TraceParent.ToString()));
        _app.Start();
    }

    public string Address => _app.Urls.Single();

    public ConcurrentQueue<(string Trace, string Id, string Parent, string Name)> Spans { get; } = [];

    public ConcurrentQueue<string> Webhooks { get; } = [];

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static string Hex(byte[] message, int field) => Convert.ToHexStringLower(Fields(message, field).FirstOrDefault() ?? []);

    private static List<byte[]> Fields(byte[] message, int field)
    {
        var found = new List<byte[]>();
        var reader = new CodedInputStream(message);
        while (reader.ReadTag() is > 0 and var tag)
        {
            if (tag == ((uint)field << 3 | 2))
                found.Add(reader.ReadBytes().ToByteArray());
            else
                reader.SkipLastField();
        }

        return found;
    }
}
