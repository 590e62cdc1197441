using System.Text;
using InterpreterGuard.Outbox.Formats;
using InterpreterGuard.Outbox.Tests.Support;
using NJsonSchema;

namespace InterpreterGuard.Outbox.Tests.Formats;

/// <summary>What we write is what the specifications' field tables say, whatever strangers put into it.</summary>
public sealed class SchemaTests
{
    public static TheoryData<OutboxFormat, string> Schemas => new()
    {
        { OutboxFormat.Ocsf, "ocsf" }, { OutboxFormat.Ecs, "ecs" }, { OutboxFormat.Falco, "falco" },
    };

    [Theory]
    [MemberData(nameof(Schemas))]
    public async Task Every_document_keeps_to_its_schema(OutboxFormat format, string name)
    {
        var schema = await ReadAsync(name);
        foreach (var text in GivenReport.Hostile)
        {
            foreach (var document in Documents.Write(format, GivenReport.Of(text)).Concat(Documents.Write(format, GivenReport.Of(text, isUpdate: true) with { Detections = [] })))
            {
                var json = Encoding.UTF8.GetString(document.Body);
                Assert.True(schema.Validate(json) is { Count: 0 }, $"{format} with {text.Length} characters of a stranger:\n{json}\n{string.Join('\n', schema.Validate(json))}");
            }
        }
    }

    [Theory]
    [InlineData("ocsf", "\"class_uid\":2004", "\"class_uid\":2003")]
    [InlineData("ocsf", "\"severity_id\":5", "\"severity_id\":\"5\"")]
    [InlineData("ocsf", "\"product\":", "\"products\":")]
    [InlineData("ecs", "\"kind\":\"alert\"", "\"kind\":\"alarm\"")]
    [InlineData("falco", "\"output_fields\":", "\"outputfields\":")]
    public async Task The_schemas_notice_what_is_wrong(string name, string right, string wrong)
    {
        var schema = await ReadAsync(name);
        var format = Enum.Parse<OutboxFormat>(name, ignoreCase: true);
        var json = Encoding.UTF8.GetString(Documents.Write(format, GivenReport.Of("x")).Select(document => document.Body).First(body => Encoding.UTF8.GetString(body).Contains(right, StringComparison.Ordinal)));

        Assert.Empty(schema.Validate(json));
        Assert.NotEmpty(schema.Validate(json.Replace(right, wrong, StringComparison.Ordinal)));
    }

    private static async Task<JsonSchema> ReadAsync(string name) =>
        await JsonSchema.FromFileAsync(Path.Combine(AppContext.BaseDirectory, "Formats", $"{name}.schema.json"), TestContext.Current.CancellationToken);
}
