using System.Net.Http.Json;
using System.Text.Json;
using InterpreterGuard.Containment.Tests.Hosting;

namespace InterpreterGuard.Containment.Tests.Samples;

/// <summary>The policy's own samples (<c>ig1001-fires.sh</c>, <c>ig1001-spares-2.py</c>) through real screening: what a rule hopes for and what the parsers tell are two things.</summary>
[Collection(HostCollection.Name)]
[Trait("needs", "docker")]
public sealed class PolicySampleTests(ContainmentHost containment)
{
    private static readonly string _folder = Path.Combine(Repository.Root(), "policies", "base", "samples");

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(_folder).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)];

    private static string LanguageOf(string file) => Path.GetExtension(file) switch
    {
        ".py" => "python",
        ".js" => "javascript",
        ".cs" => "csharp",
        _ => "shell",
    };

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_rule_fires_on_its_samples_and_spares_its_neighbours(string file)
    {
        var stop = TestContext.Current.CancellationToken;
        var words = Path.GetFileNameWithoutExtension(file).Split('-');
        var rule = words[0].ToUpperInvariant();
        var request = new { language = LanguageOf(file), code = await File.ReadAllTextAsync(Path.Combine(_folder, file), stop) };

        using var response = await containment.Host.Reviewer.PostAsJsonAsync("/v1/screenings", request, stop);

        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(stop));
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(stop);
        var fired = answer.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("rule").GetString()).ToList();
        if (words[1] == "fires")
            Assert.Contains(rule, fired);
        else
            Assert.DoesNotContain(rule, fired);
    }
}
