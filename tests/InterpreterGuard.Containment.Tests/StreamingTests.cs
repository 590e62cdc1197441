using System.Net.Http.Json;
using System.Text.Json;
using InterpreterGuard.Containment.Tests.Hosting;

namespace InterpreterGuard.Containment.Tests;

/// <summary>What a program says is heard while it runs, and a program nobody waits for can be ended.</summary>
[Collection(HostCollection.Name)]
[Trait("needs", "docker")]
public sealed class StreamingTests(ContainmentHost containment)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Output_arrives_while_the_program_waits_and_the_answer_holds_all_of_it()
    {
        var id = await StartAsync(Submission.Python("""
            import sys, time
            print("first", flush=True)
            time.sleep(3)
            print("last", file=sys.stderr)
            42
            """));
        using var events = new StreamReader(await containment.Host.Agent.GetStreamAsync($"/v1/executions/{id}/events", Stop));

        Assert.Equal("""{"text":"first\n"}""", await DataOfAsync(events, "stdout"));
        Assert.Equal("running", await StatusAsync(id));
        Assert.Equal("""{"text":"last\n"}""", await DataOfAsync(events, "stderr"));
        Assert.Contains("\"is_main\":true", await DataOfAsync(events, "result"), StringComparison.Ordinal);
        var answer = JsonElement.Parse(await DataOfAsync(events, "completed"));
        Assert.Equal(("completed", "first\n", "last\n"), (answer.GetProperty("status").GetString(), answer.GetProperty("stdout").GetString(), answer.GetProperty("stderr").GetString()));
        Assert.Equal("", (await events.ReadToEndAsync(Stop)).Trim());
    }

    [Fact]
    public async Task A_cancelled_program_is_dead()
    {
        var mark = Witness.Mark();
        var id = await StartAsync(Submission.Shell($"sleep {mark}"));
        var sleeping = await Witness.FindAsync(mark);

        using var response = await containment.Host.Agent.PostAsync(new Uri($"/v1/executions/{id}/cancel", UriKind.Relative), null, Stop);

        Assert.Equal(System.Net.HttpStatusCode.Accepted, response.StatusCode);
        for (var i = 0; i < 100 && (await StatusAsync(id) == "running" || !Witness.IsDead(sleeping.Pid)); i++)
            await Task.Delay(50, Stop);
        Assert.Equal("cancelled", await StatusAsync(id));
        Assert.True(Witness.IsDead(sleeping.Pid));
    }

    private async Task<string> StartAsync(Submission submission)
    {
        using var response = await containment.Host.Agent.PostAsJsonAsync("/v1/executions?wait=false", submission, JsonSerializerOptions.Web, Stop);
        return (await response.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("id").GetString()!;
    }

    private async Task<string?> StatusAsync(string id) =>
        (await containment.Host.Agent.GetFromJsonAsync<JsonElement>(new Uri($"/v1/executions/{id}", UriKind.Relative), Stop)).GetProperty("status").GetString();

    /// <summary>The data of the next event of this name.</summary>
    private static async Task<string> DataOfAsync(StreamReader events, string name)
    {
        while (await events.ReadLineAsync(Stop) is { } line)
        {
            if (line == $"event: {name}")
                return (await events.ReadLineAsync(Stop))!["data: ".Length..];
        }

        throw new EndOfStreamException($"the stream ended without '{name}'");
    }
}
