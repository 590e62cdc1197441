using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace InterpreterGuard.Host.Tests;

public sealed class BadInputTests(RunningHost host) : IClassFixture<RunningHost>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static readonly string Long = new('x', 300);

    public static TheoryData<string, string, string> Bodies() => new()
    {
        { """{"language":"cobol","code":"x"}""", "language", "'cobol' is not known; there are python, javascript, shell, csharp" },
        { """{"code":"x"}""", "language", "is missing; there are python, javascript, shell, csharp" },
        { """{"language":"python"}""", "code", "is missing; send the source text" },
        { """{"language":"python","code":7}""", "code", "must be a string" },
        { """{"language":"python","code":"a\u0000b"}""", "code", "has a NUL character at position 1; source text has none" },
        { """{"language":"python","code":"a\ud800b"}""", "body", "has a lone surrogate in a string; escape characters beyond U+FFFF as a pair" },
        { """{"language":"python","code":"x","timeout_seconds":11}""", "timeout_seconds", "must be above 0 and at most 10 in profile 'standard'; leave it out for 10" },
        { """{"language":"python","code":"x","timeout_seconds":0}""", "timeout_seconds", "must be above 0 and at most 10 in profile 'standard'; leave it out for 10" },
        { """{"language":"python","code":"x","timeout_seconds":-1e300}""", "timeout_seconds", "must be above 0 and at most 10 in profile 'standard'; leave it out for 10" },
        { """{"language":"python","code":"x","timeout_seconds":"5"}""", "timeout_seconds", "must be a number of seconds" },
        { """{"language":"python","code":"x","profile":"huge"}""", "profile", "'huge' does not exist; there are long, standard" },
        { """{"language":"python","code":"x","files":[{"path":"../x","content":""}]}""", "files[0].path", "has an empty, '.' or '..' part; name it plainly, such as 'data/input.csv'" },
        { """{"language":"python","code":"x","files":[{"path":"/etc/x","content":""}]}""", "files[0].path", "is absolute; name it relative to the work folder, without the leading '/'" },
        { $$"""{"language":"python","code":"x","files":[{"path":"{{Long}}","content":""}]}""", "files[0].path", "has 300 characters; at most 255 are allowed" },
        { """{"language":"python","code":"x","files":[{"path":"a","content":""},{"path":"a","content":""}]}""", "files[1].path", "names a file that was named before; name each once" },
        { """{"language":"python","code":"x","files":[{"path":"a","content":""},{"path":"a/b","content":""}]}""", "files[1].path", "is a file here and a folder in another path; name them apart" },
        { """{"language":"python","code":"x","files":[{"path":"a"}]}""", "files[0].content", "or 'content_base64' or 'file_id' must be there, and only one of them" },
        { """{"language":"python","code":"x","files":[{"path":"a","content_base64":"§"}]}""", "files[0].content_base64", "is not base64; use the standard alphabet with padding" },
        { """{"language":"python","code":"x","files":["a"]}""", "files[0]", "must be an object with 'path' and one of 'content', 'content_base64' and 'file_id'" },
        { """{"language":"python","code":"x","env":{"LD_PRELOAD":"x"}}""", "env.LD_PRELOAD", "is reserved: it would steer the loader or the interpreter's start; choose another name" },
        { """{"language":"python","code":"x","env":{"BASH_ENV":"x"}}""", "env.BASH_ENV", "is reserved: it would steer the loader or the interpreter's start; choose another name" },
        { """{"language":"python","code":"x","env":{"A=B":"x"}}""", "env.A=B", "is no variable's name; use letters, digits and '_', at most 128, not beginning with a digit" },
        { """{"language":"python","code":"x","env":{"A":"\u0000"}}""", "env.A", "has a NUL character; the kernel takes none there" },
        { """{"language":"python","code":"x","env":{"A":1}}""", "env.A", "must be a string" },
        { """{"language":"python","code":"x","args":["\u0000"]}""", "args[0]", "has a NUL character; the kernel takes none there" },
        { """{"language":"python","code":"x","args":"a"}""", "args", "must be an array of strings" },
        { """{"language":"python","code":"x","timeout_second":5}""", "timeout_second", "is not known; did you mean 'timeout_seconds'?" },
        { """{"language":"python","code":"x","context":{"agnt":"a"}}""", "context.agnt", "is not known; did you mean 'agent'?" },
        { """{"language":"python","code":"x","context":{"agent":"a\nb"}}""", "context.agent", "has a control character; send plain text" },
        { """{"language":"python","code":"x","code":"y"}""", "body", "names a property twice; name each once" },
        { """[1]""", "body", "is JSON, but not an object; send {\"language\": …, \"code\": …}" },
        { "", "body", "is not JSON near line 1; check quotes, commas and nesting (at most 16 deep)" },
        { "print(1)", "body", "is not JSON near line 1; check quotes, commas and nesting (at most 16 deep)" },
        { new string('[', 10_000), "body", "is not JSON near line 1; check quotes, commas and nesting (at most 16 deep)" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task A_bad_body_is_answered_with_field_bound_and_fix(string json, string field, string problem)
    {
        var response = await host.As("agent").PostAsync("/v1/executions", RunningHost.Json(json), Stop);

        await AssertProblemAsync(response, field, problem);
    }

    [Fact]
    public async Task All_problems_are_told_at_once()
    {
        var response = await host.As("agent").PostAsync("/v1/executions", RunningHost.Json("""{"language":"x","timeout_seconds":99,"bogus":1}"""), Stop);

        var body = await RunningHost.ReadAsync(response);
        Assert.Equal(4, body.GetProperty("errors").GetArrayLength());
    }

    [Theory]
    [InlineData("args", 65, 64)]
    [InlineData("files", 65, 64)]
    public async Task Too_many_entries_are_refused_with_the_bound(string field, int count, int max)
    {
        var entries = string.Join(',', Enumerable.Repeat("\"x\"", count));
        var response = await host.As("agent").PostAsync("/v1/executions", RunningHost.Json($$"""{"language":"python","code":"x","{{field}}":[{{entries}}]}"""), Stop);

        Assert.Contains($"{field} has {count} entries; at most {max} are allowed", await DetailAsync(response), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_many_variables_are_refused_with_the_bound()
    {
        var entries = string.Join(',', Enumerable.Range(0, 65).Select(i => $"\"A{i}\":\"\""));
        var response = await host.As("agent").PostAsync("/v1/executions", RunningHost.Json("{\"language\":\"python\",\"code\":\"x\",\"env\":{" + entries + "}}"), Stop);

        await AssertProblemAsync(response, "env", "has 65 entries; at most 64 are allowed");
    }

    [Fact]
    public async Task Code_over_its_bound_is_refused_and_code_at_its_bound_runs()
    {
        var over = await host.As("agent").PostAsync("/v1/executions", RunningHost.Json($$"""{"language":"python","code":"{{new string('x', 262_145)}}"}"""), Stop);
        var at = await host.As("agent").PostAsync("/v1/executions", RunningHost.Json($$"""{"language":"python","code":"{{new string('x', 262_144)}}"}"""), Stop);

        await AssertProblemAsync(over, "code", "has 262145 bytes; at most 262144 are allowed. Move data into files");
        Assert.Equal(HttpStatusCode.OK, at.StatusCode);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_over_the_bound_is_413_whether_it_says_its_length_or_not(bool sized)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/executions") { Content = RunningHost.Json(new string(' ', 1_048_577)) };
        request.Headers.TransferEncodingChunked = !sized;
        if (!sized)
            request.Content.Headers.ContentLength = null;
        var response = await host.As("agent").SendAsync(request, Stop);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Equal("The body may have at most 1048576 bytes. Send less code, or fewer and smaller files.", await DetailAsync(response));
    }

    [Fact]
    public async Task A_body_that_is_not_UTF_8_is_refused()
    {
        using var content = new ByteArrayContent([.. Encoding.UTF8.GetBytes("{\"language\":\"python\",\"code\":\""), 0xC3, 0x28, .. "\"}"u8]);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        var response = await host.As("agent").PostAsync("/v1/executions", content, Stop);

        await AssertProblemAsync(response, "body", "is not UTF-8; encode the JSON text as UTF-8");
    }

    [Theory]
    [InlineData("/v1/screenings", """{"language":"cobol","code":"x"}""", "language")]
    [InlineData("/v1/screenings", """{"language":"python","code":"x","stdin":""}""", "stdin")]
    public async Task A_screening_is_checked_at_the_same_door(string path, string json, string field)
    {
        var response = await host.As("agent").PostAsync(path, RunningHost.Json(json), Stop);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(field, (await RunningHost.ReadAsync(response)).GetProperty("errors")[0].GetProperty("field").GetString());
    }

    [Theory]
    [InlineData("/v1/incidents?severity=awful", "severity must be one of info, low, medium, high, critical")]
    [InlineData("/v1/incidents?limit=501", "limit must be a whole number from 1 to 500")]
    [InlineData("/v1/incidents?before=x", "before is no place in the list; send the former answer's next_before as it is")]
    [InlineData("/v1/executions/exe_0/observations?after=-1", "after must be a whole number from 0 to 9223372036854775807")]
    public async Task A_bad_query_is_answered_with_its_bound(string path, string detail)
    {
        var response = await host.As("reviewer").GetAsync(path, Stop);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(detail, await DetailAsync(response));
    }

    [Fact]
    public async Task Unknown_routes_wrong_methods_and_other_media_types_are_problems_too()
    {
        var client = host.As("agent");

        await AssertStatusAsync(await client.GetAsync("/v1/nothing", Stop), HttpStatusCode.NotFound);
        await AssertStatusAsync(await client.PutAsync("/v1/executions", RunningHost.Json("{}"), Stop), HttpStatusCode.MethodNotAllowed);
        await AssertStatusAsync(await client.PostAsync("/v1/executions", new StringContent("x", Encoding.UTF8, "text/plain"), Stop), HttpStatusCode.UnsupportedMediaType);
    }

    private static async Task AssertProblemAsync(HttpResponseMessage response, string field, string problem)
    {
        await AssertStatusAsync(response, HttpStatusCode.BadRequest);
        var error = (await RunningHost.ReadAsync(response)).GetProperty("errors")[0];
        Assert.Equal((field, problem), (error.GetProperty("field").GetString(), error.GetProperty("problem").GetString()));
    }

    private static async Task AssertStatusAsync(HttpResponseMessage response, HttpStatusCode status)
    {
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.NotEmpty(await DetailAsync(response));
    }

    private static async Task<string> DetailAsync(HttpResponseMessage response) =>
        JsonDocument.Parse(await response.Content.ReadAsStringAsync(Stop)).RootElement.GetProperty("detail").GetString()!;
}
