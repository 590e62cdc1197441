using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace InterpreterGuard.Benchmarks;

/// <summary>A large file into a session and out of it, against the same bytes through a plain endpoint of the same web server that keeps them in memory-backed storage.</summary>
internal sealed class FileTransfer : IBenchmark
{
    private const int Bytes = 100 << 20;
    private const int Rounds = 5;
    private const long GrowthMax = 32L << 20;

    public string Name => "files";

    public string Description => $"{Bytes >> 20} MiB up and down {Rounds} times, through a session and through a plain endpoint, and the host's memory meanwhile";

    public async Task<IReadOnlyList<BenchLine>> RunAsync(BenchHost host)
    {
        var content = RandomNumberGenerator.GetBytes(Bytes);
        var folder = Directory.CreateDirectory($"/dev/shm/guard-bench-{Environment.ProcessId}").FullName;
        await using var plain = PlainServer(folder);
        await plain.StartAsync();
        using var beside = new HttpClient { BaseAddress = new Uri(plain.Urls.First()), Timeout = TimeSpan.FromMinutes(1) };
        var session = await host.OpenSessionAsync("shell");
        var path = $"/v1/sessions/{session}/files/big.bin";
        await UpAsync(host.Agent, path, content);
        await DownAsync(host.Agent, path);
        await UpAsync(beside, "/file", content);
        await DownAsync(beside, "/file");
        await host.SettleAsync(TimeSpan.FromSeconds(10));

        var (up, down, plainUp, plainDown) = (new Samples(), new Samples(), new Samples(), new Samples());
        var before = host.ResidentBytes(resetPeak: true).Now;
        for (var round = 0; round < Rounds; round++)
        {
            // The work folder has no room for two: what is written takes the old one's place when it is whole.
            (await host.Agent.DeleteAsync(new Uri(path, UriKind.Relative))).Dispose();
            up.Add(await Timing.OfAsync(() => UpAsync(host.Agent, path, content)));
            plainUp.Add(await Timing.OfAsync(() => UpAsync(beside, "/file", content)));
            down.Add(await Timing.OfAsync(() => DownAsync(host.Agent, path)));
            plainDown.Add(await Timing.OfAsync(() => DownAsync(beside, "/file")));
        }

        var growth = host.ResidentBytes(resetPeak: false).Peak - before;
        await host.CloseSessionAsync(session);
        Directory.Delete(folder, recursive: true);
        return
        [
            Line("upload of 100 MiB, median", up, plainUp),
            Line("download of 100 MiB, median", down, plainDown),
            new("host memory meanwhile", $"{growth / 1048576.0:F1} MiB more at its peak", $"{before / 1048576.0:F0} MiB before", $"{growth / 1048576.0:F1} MiB", "under 32 MiB", growth < GrowthMax),
        ];
    }

    private static BenchLine Line(string name, Samples ours, Samples plain) => new(
        name, $"{ours.Median:F0} ms", $"plain endpoint {plain.Median:F0} ms", $"{ours.Median / plain.Median:F2} ×", "at most 2 ×", ours.Median <= 2 * plain.Median);

    private static async Task UpAsync(HttpClient client, string path, byte[] content)
    {
        using var response = await client.PutAsync(new Uri(path, UriKind.Relative), new ByteArrayContent(content));
        response.EnsureSuccessStatusCode();
    }

    private static async Task DownAsync(HttpClient client, string path)
    {
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        response.EnsureSuccessStatusCode();
        await using var stream = await response.Content.ReadAsStreamAsync();
        var buffer = new byte[128 << 10];
        long total = 0;
        int count;
        while ((count = await stream.ReadAsync(buffer)) > 0)
            total += count;
        if (total != Bytes)
            throw new InvalidOperationException($"{path} gave {total} bytes instead of {Bytes}");
    }

    private static WebApplication PlainServer(string folder)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Listen(IPAddress.Loopback, 0);
        });
        var app = builder.Build();
        var file = Path.Combine(folder, "file");
        app.MapPut("/file", async (HttpRequest request) =>
        {
            await using var target = File.Create(file);
            await request.Body.CopyToAsync(target);
        });
        app.MapGet("/file", () => Results.File(file, "application/octet-stream"));
        return app;
    }
}
