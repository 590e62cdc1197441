using System.Text.Json;
using InterpreterGuard.Benchmarks.Monitored.Least;

namespace InterpreterGuard.Benchmarks.Monitored;

/// <summary>What the broker costs: the same program once in a sandbox whose connections are relayed, once in a container of the same image on the host's own network. Both speak to one listener on the loopback. Beside them relays in C that move bytes without a look.</summary>
internal sealed class BrokerSpeed : IBenchmark
{
    private const int Mebibytes = 256;
    private const int Connections = 300;
    private const int Rounds = 3;
    private const string Profile = "relayed";
    private const string TargetName = "target.test";
    private const int TargetPort = 8000;

    public string Name => "broker";

    public bool NeedsHost => false;

    public string Description => $"{Mebibytes} MiB each way and {Connections} connections, {Rounds} × relayed and direct in turn";

    public async Task<IReadOnlyList<BenchLine>> RunAsync(BenchHost host)
    {
        using var target = new TransferTarget();
        var profiles = $$"""

            {{Profile}}:
              description: Reaches the listener that is measured against.
              egress: allow
              destinations: [target]
              cpu_time: 5m
              wall_clock: 120s
              egress_limits: { flows: 1024, flows_per_minute: 100000, upload: 8GiB, download: 8GiB }

            """;
        var egress = $"""

            destinations:
              target:
                why: A listener that takes and gives.
                names: [{TargetName}]
                ports: [{TargetPort}]
                to: 127.0.0.1:{target.Port}

            """;
        await using var own = await BenchHost.StartAsync(warm: 0, new Dictionary<string, string>(StringComparer.Ordinal), profiles, egress);
        var relayed = new List<double[]>(Rounds);
        var direct = new List<double[]>(Rounds);
        var spliced = new List<double[]>(Rounds);
        var copied = new List<double[]>(Rounds);
        using var splice = new LeastRelay(target.Port, "splice");
        using var copy = new LeastRelay(target.Port, "copy");
        for (var round = 0; round < Rounds; round++)
        {
            relayed.Add(Figures((await own.ExecuteAsync(Program(TargetName, TargetPort), Profile)).GetProperty("stdout").GetString()!));
            direct.Add(await AloneAsync(target.Port));
            spliced.Add(await AloneAsync(splice.Port));
            copied.Add(await AloneAsync(copy.Port));
        }

        var setUp = Median(relayed.Select(figures => figures[2]));
        return
        [
            Transfer("download", 0),
            Transfer("upload", 1),
            new("a relayed connection, median", $"{setUp:F0} µs", $"direct {Median(direct.Select(figures => figures[2])):F0} µs", $"{setUp / 1000:F3} ms", "under 1 ms", setUp < 1000),
        ];

        BenchLine Transfer(string way, int figure)
        {
            var (ours, theirs) = (Median(relayed.Select(figures => figures[figure])), Median(direct.Select(figures => figures[figure])));
            var (moved, read) = (Median(spliced.Select(figures => figures[figure])), Median(copied.Select(figures => figures[figure])));
            return new($"{way} of {Mebibytes} MiB, relayed", $"{ours:F0} MiB/s", $"direct {theirs:F0} MiB/s; a relay that looks at nothing {moved / theirs:F2} × by splice, {read / theirs:F2} × by copying", $"{ours / theirs:F2} ×", "at least 0.80 ×", ours / theirs >= 0.8);
        }
    }

    private static async Task<double[]> AloneAsync(int port) =>
        Figures(await EngineCommand.RunAsync(["run", "--rm", "--network", "host", "--cpus", "1", "--entrypoint", "python3", EngineCommand.PythonImage, "-c", Program("127.0.0.1", port)]));

    private static double[] Figures(string output) => JsonSerializer.Deserialize<double[]>(output)!;

    private static double Median(IEnumerable<double> figures) => figures.Order().ElementAt(Rounds / 2);

    // One address is looked up once: what is timed is connecting.
    private static string Program(string name, int port) => $$"""
        import json, socket, struct, time
        place = socket.getaddrinfo("{{name}}", {{port}}, socket.AF_INET, socket.SOCK_STREAM)[0][4]
        size = {{Mebibytes}} << 20
        buffer = bytearray(1 << 18)
        def download():
            with socket.create_connection(place) as s:
                s.sendall(struct.pack("<q", size))
                left = size
                while left:
                    count = s.recv_into(buffer)
                    assert count
                    left -= count
        def upload():
            with socket.create_connection(place) as s:
                s.sendall(struct.pack("<q", -size))
                for _ in range(size // len(buffer)):
                    s.sendall(buffer)
                assert s.recv(1)
        def rate(call):
            began = time.perf_counter()
            call()
            return (size >> 20) / (time.perf_counter() - began)
        def connection():
            s = socket.socket()
            began = time.perf_counter()
            s.connect(place)
            took = time.perf_counter() - began
            s.sendall(struct.pack("<q", 0))
            assert s.recv(1)
            s.close()
            return took * 1e6
        print(json.dumps([rate(download), rate(upload), sorted(connection() for _ in range({{Connections}}))[{{Connections / 2}}]]))
        """;
}
