using System.Text.Json;
using InterpreterGuard.Containment.Tests.Hosting;

namespace InterpreterGuard.Containment.Tests;

/// <summary>What was seen is told with the line that did it, and with what was read of the same thing.</summary>
[Collection(HostCollection.Name)]
[Trait("needs", "docker")]
public sealed class SourceHintTests(ContainmentHost containment)
{
    [Fact]
    public async Task Python_tells_the_line_from_its_own_stack_in_any_thread_and_behind_any_library()
    {
        var detections = await DetectionsAsync(Submission.Python("""
            import http.client, socket, sys, threading

            def call(last):
                s = socket.socket()
                s.settimeout(1)
                try:
                    s.connect((f"192.0.2.{last}",
                               8443))
                except OSError as problem:
                    print(problem)

            call(7)
            other = threading.Thread(target=call, args=(8,))
            other.start()
            other.join()
            try:
                http.client.HTTPConnection("192.0.2.9").request("GET", "/")
            except OSError as problem:
                print(problem)
            exec(sys.stdin.read())
            """) with { Stdin = "import socket\n\nsocket.socket().connect_ex(('192.0.2.10', 99))" });

        Assert.Equal(["7:frame", "7:frame", "17:frame", "20:frame"], Enumerable.Range(7, 4).Select(last => SourceOf(detections, "IG4005", $"192.0.2.{last}:")));
    }

    [Fact]
    public async Task Programs_that_Python_starts_are_told_with_the_line_that_waits_for_them()
    {
        var detections = await DetectionsAsync(Submission.Python("""
            import subprocess, sys
            program = "import socket; socket.socket().connect_ex(('192.0.2.11', 99))"
            print("before")

            subprocess.run([sys.executable, "-c", program])
            """));

        Assert.Equal("5:frame", SourceOf(detections, "IG4005", "192.0.2.11:"));
    }

    [Fact]
    public async Task Where_the_runtime_tells_nothing_the_line_comes_from_what_was_read()
    {
        var detections = await DetectionsAsync(new Submission { Language = "javascript", Code = """
            const net = require("net");
            const socket = net.connect(8443, "192.0.2.12");
            socket.on("error", problem => console.log(problem.code));
            """ });

        Assert.Equal("2:reading", SourceOf(detections, "IG4005", "192.0.2.12:"));
    }

    [Fact]
    public async Task What_was_read_and_what_was_seen_of_the_same_thing_stand_together()
    {
        var execution = await ExecutionAsync(Submission.Python("""
            import subprocess
            try:
                subprocess.run(["tcpdump", "-c", "1", "-i", "lo"])
            except OSError as problem:
                print(problem)
            """));
        var findings = execution.GetProperty("findings").EnumerateArray().ToList();
        var seen = execution.GetProperty("detections").EnumerateArray().FirstOrDefault(detection => detection.TryGetProperty("observation", out _));
        Assert.True(seen.ValueKind == JsonValueKind.Object, $"nothing was seen: {execution}");

        Assert.Contains(seen.GetProperty("findings").EnumerateArray(), index => findings[index.GetInt32()].GetProperty("span").GetProperty("start_line").GetInt32() == 3);
        Assert.Equal(3, seen.GetProperty("source").GetProperty("line").GetInt32());
    }

    private static string SourceOf(List<JsonElement> detections, string rule, string what)
    {
        var detection = detections.Find(one => one.GetProperty("rule").GetString() == rule && one.GetProperty("message").GetString()!.Contains(what, StringComparison.Ordinal));
        Assert.True(detection.ValueKind == JsonValueKind.Object, $"{rule} said nothing of {what}: {string.Join("; ", detections)}");
        return detection.TryGetProperty("source", out var source) ? $"{source.GetProperty("line").GetInt32()}:{source.GetProperty("from").GetString()}" : "none";
    }

    private async Task<List<JsonElement>> DetectionsAsync(Submission submission) => [.. (await ExecutionAsync(submission)).GetProperty("detections").EnumerateArray()];

    private async Task<JsonElement> ExecutionAsync(Submission submission)
    {
        var answer = await containment.Host.RunAsync(submission);
        return (await containment.Host.ReviewAsync($"/v1/executions/{answer.Id}")).GetProperty("security");
    }
}
