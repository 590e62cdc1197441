using InterpreterGuard.Policies.Schema;
using NJsonSchema;

namespace InterpreterGuard.Policies.Tests.Schema;

/// <summary>
/// The schemas under <c>policies/schemas</c> are written from the shapes the readers read by. With <c>UPDATE_REFERENCE=1</c> in the environment the first test writes them.
/// What they say is tried with a JSON Schema library that is not ours.
/// </summary>
public sealed class SchemaTests
{
    private const string FirstLine = "# yaml-language-server: $schema=";

    public static TheoryData<string> Schemas => [.. PolicySchemas.Files];

    private static readonly string[] Folders = ["base", "presets"];

    public static TheoryData<string> Shipped =>
        [.. Folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(BasePolicy.Policies, folder), "*.yaml", SearchOption.AllDirectories)).Select(file => Path.GetRelativePath(BasePolicy.Policies, file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Schemas))]
    public void The_schemas_that_are_checked_in_are_those_of_the_types(string name)
    {
        var file = Path.Combine(BasePolicy.Policies, "schemas", name);
        if (Environment.GetEnvironmentVariable("UPDATE_REFERENCE") == "1")
            File.WriteAllText(file, PolicySchemas.Text(name));

        Assert.Equal(PolicySchemas.Text(name), File.ReadAllText(file));
    }

    [Fact]
    public void There_is_no_schema_that_nothing_writes() =>
        Assert.Equal(PolicySchemas.Files, Directory.EnumerateFiles(Path.Combine(BasePolicy.Policies, "schemas")).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Shipped))]
    public async Task A_shipped_file_names_its_schema_in_the_first_line_and_is_valid_by_it(string name)
    {
        var file = Path.Combine(BasePolicy.Policies, name);
        var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        Assert.StartsWith(FirstLine, text, StringComparison.Ordinal);
        var schema = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, text.Split('\n')[0][FirstLine.Length..]));

        var errors = await ErrorsAsync(await File.ReadAllTextAsync(schema, TestContext.Current.CancellationToken), text);

        Assert.Empty(errors);
    }

    [Theory]
    [InlineData("profiles", "default:\n  description: x\n  memory: 512MiB\n  cpu_cores: 0.5", true)]
    [InlineData("profiles", "default:\n  description: x\n  memroy: 512MiB", false)]
    [InlineData("profiles", "default:\n  description: x\n  memory: 512", false)]
    [InlineData("profiles", "default:\n  memory: 512MiB", false)]
    [InlineData("profiles", "default:\n  description: x\n  processes: 5000", false)]
    [InlineData("profiles", "Default:\n  description: x", false)]
    [InlineData("policy", "id: a\nenforcement: enforce\ndefault_profile: a\ndisclosure: rules", true)]
    [InlineData("policy", "id: a\nenforcement: maybe\ndefault_profile: a\ndisclosure: rules", false)]
    [InlineData("lists", "a:\n  why: x\n  ports: [4444, 7000-7001]", true)]
    [InlineData("lists", "a:\n  ports: [4444]", false)]
    [InlineData("rules", TestPolicy.Rule, true)]
    [InlineData("rules", "- id: IG4001", false)]
    [InlineData("rules", "[{ id: IG4001, on: network.conect }]", false)]
    [InlineData("overlay", "why: x\nrules:\n  IG4004: { then: alert }", true)]
    [InlineData("overlay", "why: x\nrules:\n  IG4004: { then: allert }", false)]
    [InlineData("overlay", "why: x\nrules:\n  IG4004: { on: network.send }", false)]
    [InlineData("overlay", "why: x\nlists:\n  a: { append: [x] }\n  b: { why: x, text: [y] }", true)]
    [InlineData("overlay", "why: x\nlists:\n  a: { apend: [x] }", false)]
    [InlineData("overlay", "rules: {}", false)]
    [InlineData("exceptions", "[{ id: EX-1, rules: [IG4005], when: port == 443, owner: me, reason: x, created: 2026-06-01, expires: 2026-12-31 }]", true)]
    [InlineData("exceptions", "[{ id: EX-1, rules: [IG4005], when: port == 443, owner: me, reason: x, created: 2026-06-01, expires: soon }]", false)]
    [InlineData("exceptions", "[{ id: EX-1, rules: [IG4005], when: port == 443, owner: me, reason: x, created: 2026-06-01 }]", false)]
    public async Task A_schema_tells_right_from_wrong(string schema, string text, bool right) =>
        Assert.Equal(right, (await ErrorsAsync(PolicySchemas.Text(schema + ".schema.json"), text)).Count == 0);

    private static async Task<IReadOnlyList<string>> ErrorsAsync(string schema, string yaml)
    {
        var read = await JsonSchema.FromJsonAsync(schema, TestContext.Current.CancellationToken);
        return [.. read.Validate(PlainYaml.Parse(yaml)!.ToJsonString()).Select(error => $"{error.Path}: {error.Kind} ({error.LineNumber})")];
    }
}
