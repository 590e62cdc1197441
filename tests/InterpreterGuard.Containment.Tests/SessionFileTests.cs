using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using InterpreterGuard.Containment.Tests.Hosting;

namespace InterpreterGuard.Containment.Tests;

/// <summary>The work folder of a session, reached from outside: what code left there has whatever names and depths code likes.</summary>
[Collection(HostCollection.Name)]
[Trait("needs", "docker")]
public sealed class SessionFileTests(ContainmentHost containment)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("..")]
    [InlineData("%2e%2E")]
    [InlineData("a/./b")]
    [InlineData("a/../b")]
    public async Task A_file_whose_name_leads_up_is_nobodys_and_the_session_lives_on(string path)
    {
        await using var session = await SessionClient.OpenAsync(containment.Host, "shell");

        // The client's own address class would resolve the dots before they are sent.
        var answer = await RawAsync($"DELETE /v1/sessions/{session.Id}/files/{path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: {containment.Host.Agent.DefaultRequestHeaders.Authorization}\r\n\r\n");

        Assert.StartsWith("HTTP/1.1 400 ", answer, StringComparison.Ordinal);
        Assert.Equal("ready", (await session.StandsAsync()).GetProperty("status").GetString());
    }

    [Fact]
    public async Task Paths_that_lead_out_links_and_devices_are_refused()
    {
        await using var session = await SessionClient.OpenAsync(containment.Host, "shell");
        await session.CompletesAsync("ln -s /etc/passwd link; mkfifo pipe; mkdir folder; ln -s /etc folder/etc");

        foreach (var (path, code) in new[] { ("link", HttpStatusCode.Conflict), ("pipe", HttpStatusCode.Conflict), ("folder", HttpStatusCode.Conflict), ("folder/etc/passwd", HttpStatusCode.Conflict), ("nowhere", HttpStatusCode.NotFound) })
        {
            using var got = await session.GetAsync(path);
            Assert.True(code == got.StatusCode, $"{path}: {got.StatusCode} {await got.Content.ReadAsStringAsync(Stop)}");
        }

        using var up = await containment.Host.Agent.GetAsync(new Uri($"/v1/sessions/{session.Id}/files?path=folder/../../etc", UriKind.Relative), Stop);
        Assert.Equal(HttpStatusCode.BadRequest, up.StatusCode);
        using var written = await session.PutAsync("folder/etc/x", [1]);
        Assert.Equal(HttpStatusCode.Conflict, written.StatusCode);
        using var replaced = await session.PutAsync("link", "mine"u8.ToArray());
        Assert.Equal(HttpStatusCode.OK, replaced.StatusCode);
        Assert.Equal("mine", (await session.CompletesAsync("cat link")).Stdout);
    }

    [Fact]
    public async Task What_is_listed_can_be_fetched_and_removed_whatever_its_name()
    {
        await using var session = await SessionClient.OpenAsync(containment.Host, "python");
        string[] names = ["tab\there", "line\nbreak", "back\\slash", "100%2Fsure", "\u202egnp.exe", ".guard-put-1"];
        await session.CompletesAsync($"for name in {JsonSerializer.Serialize(names)}: open(name, 'w').write('x')\nNone");

        var listed = (await session.FilesAsync()).GetProperty("files").EnumerateArray().Select(file => file.GetProperty("path").GetString()!).ToArray();

        Assert.Equal(names.Order(StringComparer.Ordinal), listed);
        foreach (var name in listed)
        {
            using var got = await session.GetAsync(name);
            Assert.True(got.StatusCode == HttpStatusCode.OK, name + await got.Content.ReadAsStringAsync(Stop));
            using var removed = await session.DeleteAsync(name);
            Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        }

        Assert.Empty((await session.FilesAsync()).GetProperty("files").EnumerateArray());
    }

    [Fact]
    public async Task A_slash_may_be_sent_escaped()
    {
        await using var session = await SessionClient.OpenAsync(containment.Host, "shell");
        await session.CompletesAsync("mkdir -p a/b; echo deep >a/b/c");

        using var got = await containment.Host.Agent.GetAsync(new Uri($"/v1/sessions/{session.Id}/files/a%2Fb%2fc?x=/files/", UriKind.Relative), Stop);

        Assert.Equal("deep\n", await got.Content.ReadAsStringAsync(Stop));
    }

    [Fact]
    public async Task Folders_in_folders_are_told_as_far_as_they_go_and_removed_whole()
    {
        await using var session = await SessionClient.OpenAsync(containment.Host, "shell");
        await session.CompletesAsync("mkdir deep; cd -P deep; for i in $(seq 200); do mkdir d; cd -P d; done; echo x >f; cd /work");

        var before = await session.FilesAsync();
        using var removed = await session.DeleteAsync("deep");
        var after = await session.FilesAsync();

        Assert.True(before.GetProperty("truncated").GetBoolean());
        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        Assert.Empty(after.GetProperty("files").EnumerateArray());
        Assert.False(after.GetProperty("truncated").GetBoolean());
    }

    private async Task<string> RawAsync(string request)
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync("127.0.0.1", containment.Host.Agent.BaseAddress!.Port, Stop);
        await using var stream = connection.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request), Stop);
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(Stop);
    }
}
