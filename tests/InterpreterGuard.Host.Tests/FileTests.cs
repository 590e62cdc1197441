using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using InterpreterGuard.Core.Files;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Submissions;
using InterpreterGuard.Storage.Files;
using InterpreterGuard.TestKit.Fakes;
using Microsoft.Extensions.DependencyInjection;

namespace InterpreterGuard.Host.Tests;

public sealed class FileTests : IDisposable
{
    private readonly RunningHost _host = new(services => services.Configure<FilesOptions>(options => (options.FileBytesMax, options.KeyBytesMax) = (4 << 20, 5 << 20)));

    public FileTests() => _host.CreateClient();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task A_file_is_stored_described_fetched_and_deleted()
    {
        var agent = _host.As("agent");
        var stored = await agent.PostAsync("/v1/files?name=d%C3%A4ta.csv", new StringContent("a,b\n1,2\n"), Stop);
        var body = await RunningHost.ReadAsync(stored);
        var path = stored.Headers.Location!.ToString();

        Assert.Equal((HttpStatusCode.Created, $"/v1/files/{body.GetProperty("id").GetString()}"), (stored.StatusCode, path));
        Assert.Equal(("däta.csv", 8, "text/csv"), (body.GetProperty("name").GetString(), body.GetProperty("size").GetInt32(), body.GetProperty("type").GetString()));
        Assert.Equal(body.ToString(), (await RunningHost.ReadAsync(await agent.GetAsync(path, Stop))).ToString());
        var content = await agent.GetAsync(path + "/content", Stop);
        Assert.Equal("a,b\n1,2\n", await content.Content.ReadAsStringAsync(Stop));
        Assert.Equal("attachment; filename=d_ta.csv; filename*=UTF-8\'\'d%C3%A4ta.csv", content.Content.Headers.ContentDisposition?.ToString());
        Assert.Equal(["nosniff"], content.Headers.GetValues("X-Content-Type-Options"));
        Assert.Equal("text/csv", content.Content.Headers.ContentType?.ToString());
        Assert.Equal(HttpStatusCode.NoContent, (await agent.DeleteAsync(path, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await agent.GetAsync(path + "/content", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await agent.DeleteAsync(path, Stop)).StatusCode);
    }

    [Fact]
    public async Task A_part_of_a_content_can_be_asked_for()
    {
        var id = await StoreAsync("0123456789");
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/files/{id}/content");
        request.Headers.Range = new RangeHeaderValue(3, 5);

        var response = await _host.As("agent").SendAsync(request, Stop);

        Assert.Equal((HttpStatusCode.PartialContent, "345"), (response.StatusCode, await response.Content.ReadAsStringAsync(Stop)));
    }

    [Theory]
    [InlineData("attachment; filename=\"a b.txt\"", "a b.txt")]
    [InlineData("attachment; filename=\"x\"; filename*=UTF-8\'\'%C3%BC.txt", "ü.txt")]
    public async Task A_name_may_come_in_a_header(string header, string expected)
    {
        var content = new StringContent("x");
        content.Headers.ContentDisposition = ContentDispositionHeaderValue.Parse(header);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/files") { Content = content };

        var body = await RunningHost.ReadAsync(await _host.As("agent").SendAsync(request, Stop));

        Assert.Equal(expected, body.GetProperty("name").GetString());
    }

    [Theory]
    [InlineData("/v1/files", "name is missing; send ?name=input.csv, or \'Content-Disposition: attachment; filename=\"input.csv\"\'")]
    [InlineData("/v1/files?name=a%2Fb", "name has a control character, \'/\' or \'\\\'; send a plain name without a folder, such as \'input.csv\'")]
    [InlineData("/v1/files?name=..", "name is a folder\'s name; name the file, such as \'input.csv\'")]
    public async Task A_name_that_is_none_is_told_so(string path, string detail)
    {
        var response = await _host.As("agent").PostAsync(path, new StringContent("x"), Stop);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(detail, (await RunningHost.ReadAsync(response)).GetProperty("detail").GetString());
    }

    [Fact]
    public async Task A_form_is_told_how_to_send_the_file_itself()
    {
        var response = await _host.As("agent").PostAsync("/v1/files?name=a", new MultipartFormDataContent { { new StringContent("x"), "file", "a" } }, Stop);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    [Fact]
    public async Task A_file_may_be_larger_than_a_request_but_not_than_its_own_bound()
    {
        var agent = _host.As("agent");
        var three = await agent.PostAsync("/v1/files?name=a", new ByteArrayContent(new byte[3 << 20]), Stop);
        var five = await agent.PostAsync("/v1/files?name=a", new ByteArrayContent(new byte[5 << 20]), Stop);
        var chunked = new StreamContent(new MemoryStream(new byte[5 << 20]));
        chunked.Headers.ContentLength = null;
        var unknown = await agent.PostAsync("/v1/files?name=a", chunked, Stop);
        var more = await agent.PostAsync("/v1/files?name=a", new ByteArrayContent(new byte[3 << 20]), Stop);

        Assert.Equal(HttpStatusCode.Created, three.StatusCode);
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.RequestEntityTooLarge), (five.StatusCode, unknown.StatusCode));
        Assert.Equal("A file may have at most 4194304 bytes. Send a smaller one, or several.", (await RunningHost.ReadAsync(five)).GetProperty("detail").GetString());
        Assert.Equal(HttpStatusCode.InsufficientStorage, more.StatusCode);
        var full = await RunningHost.ReadAsync(more);
        Assert.Equal(("key", 5 << 20), (full.GetProperty("bound").GetString(), full.GetProperty("limit").GetInt32()));
    }

    [Fact]
    public async Task An_agent_sees_its_own_files_and_a_reviewer_all()
    {
        var (mine, others) = (await StoreAsync("a"), await StoreAsync("b", "reviewer"));

        Assert.Equal([mine], await ListAsync("agent"));
        Assert.Equal([others, mine], await ListAsync("reviewer"));
        Assert.Equal(HttpStatusCode.NotFound, (await _host.As("agent").GetAsync($"/v1/files/{others}", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _host.As("agent").DeleteAsync($"/v1/files/{others}", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await _host.As("reviewer").GetAsync($"/v1/files/{mine}/content", Stop)).StatusCode);
    }

    [Fact]
    public async Task A_stored_file_goes_into_an_execution_by_its_id()
    {
        var id = await StoreAsync("a,b");
        SubmissionFile? arrived = null;
        _host.Sandboxes.WhenRun = (submission, _, _) =>
        {
            arrived = submission.Files[0];
            return FakeSandboxes.Echoed(submission);
        };

        var (response, body) = await RunAsync(new { path = "in/a.csv", file_id = id });

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(("in/a.csv", id, 3), (arrived!.Path, arrived.Source.ToString(), arrived.Size));
        var seen = await RunningHost.ReadAsync(await _host.As("reviewer").GetAsync($"/v1/executions/{body.GetProperty("id").GetString()}", Stop));
        Assert.Equal(
            $$"""[{"path":"in/a.csv","bytes":3,"file_id":"{{id}}","sha256":"{{arrived.SourceSha256}}"}]""",
            JsonSerializer.Serialize(seen.GetProperty("submission").GetProperty("files"), JsonSerializerOptions.Default));
    }

    [Fact]
    public async Task A_file_of_another_or_one_said_twice_is_a_problem_of_its_field()
    {
        var others = await StoreAsync("b", "reviewer");

        var (unknown, body) = await RunAsync(new { path = "a", file_id = others });
        var (twice, both) = await RunAsync(new { path = "a", file_id = others, content = "x" });

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (unknown.StatusCode, twice.StatusCode));
        Assert.Equal("files[0].file_id", body.GetProperty("errors")[0].GetProperty("field").GetString());
        Assert.StartsWith($"names no file of this key: '{others}'.", body.GetProperty("errors")[0].GetProperty("problem").GetString(), StringComparison.Ordinal);
        Assert.Equal("files[0].content or 'content_base64' or 'file_id' must be there, and only one of them", both.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task Files_beyond_the_work_folder_are_told_before_anything_runs()
    {
        _host.Policy.MutableProfiles["standard"] = _host.Policy.Profiles["standard"] with { WorkBytesMax = 1 << 20 };
        var response = await _host.As("agent").PostAsync("/v1/files?name=a", new ByteArrayContent(new byte[2 << 20]), Stop);

        var (_, body) = await RunAsync(new { path = "a", file_id = (await RunningHost.ReadAsync(response)).GetProperty("id").GetString() });

        Assert.Equal(
            "files have 2097152 bytes together; the work folder of profile 'standard' holds 1048576. Name another profile, or send less",
            body.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task What_an_execution_left_behind_is_fetched_by_its_path_while_it_is_kept()
    {
        var (_, run) = await RunningHost.PostAsync(_host.As("agent"), "/v1/executions", new { language = "python", code = "1" });
        Assert.True(ExecutionId.TryParse(run.GetProperty("id").GetString(), out var id));
        var key = (await RunningHost.ReadAsync(await _host.As("reviewer").GetAsync($"/v1/executions/{id}", Stop))).GetProperty("submission").GetProperty("api_key_id").GetString()!;
        await _host.Services.GetRequiredService<IFileStore>().CreateAsync(
            new NewFile(key, "plot.html", id, "out/plot.html"), new MemoryStream(Encoding.UTF8.GetBytes("<script>")), Stop);

        var there = await _host.As("agent").GetAsync($"/v1/executions/{id}/files/out/plot.html", Stop);
        var missing = await _host.As("agent").GetAsync($"/v1/executions/{id}/files/out", Stop);

        Assert.Equal(("<script>", "application/octet-stream"), (await there.Content.ReadAsStringAsync(Stop), there.Content.Headers.ContentType?.ToString()));
        Assert.Equal("attachment", there.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        Assert.Empty(await ListAsync("agent"));
    }

    private async Task<string> StoreAsync(string content, string role = "agent") =>
        (await RunningHost.ReadAsync(await _host.As(role).PostAsync("/v1/files?name=a.csv", new StringContent(content), Stop))).GetProperty("id").GetString()!;

    private async Task<IEnumerable<string>> ListAsync(string role) =>
        (await RunningHost.ReadAsync(await _host.As(role).GetAsync("/v1/files", Stop))).GetProperty("files").EnumerateArray().Select(file => file.GetProperty("id").GetString()!).ToList();

    private Task<(HttpResponseMessage Response, JsonElement Body)> RunAsync(object file) =>
        RunningHost.PostAsync(_host.As("agent"), "/v1/executions", new { language = "python", code = "1", files = new[] { file } });
}
