using System.Text.Json;
using System.Text.Json.Nodes;

namespace InterpreterGuard.Client;

/// <summary>What models are told about running code here, once for every kind of tool.</summary>
public static class CodeToolText
{
    /// <summary>What the source should be.</summary>
    public const string Code = "The source text. Print what you want to see; the value of the last expression is shown as well, and figures come back as pictures.";

    /// <summary>What a language is for.</summary>
    public const string Language = "The language the code is written in.";

    /// <summary>What a sandbox is and has.</summary>
    public const string Sandbox =
        "Runs code in a sandbox and returns what it wrote, its last value, its figures and its errors. "
        + "There is no network and nothing can be installed; Python has numpy, pandas, matplotlib and other usual libraries. Files belong into the current folder.";

    /// <summary>The description of a tool that runs code.</summary>
    /// <param name="keepsState">Whether calls share an interpreter.</param>
    public static string Description(bool keepsState) => Sandbox + (keepsState
        ? " Variables, imports and files stay from call to call."
        : " Each call starts from nothing: what it needs, it must define itself.");

    /// <summary>The schema of <c>code</c> and <c>language</c>.</summary>
    public static JsonElement Schema(IReadOnlyList<string> languages)
    {
        ArgumentNullException.ThrowIfNull(languages);
        var schema = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject
            {
                ["code"] = new JsonObject { ["type"] = "string", ["description"] = Code },
                ["language"] = LanguageSchema(languages),
            },
            ["required"] = new JsonArray("code"),
            ["additionalProperties"] = false,
        };
        return JsonSerializer.SerializeToElement(schema);
    }

    /// <summary>The schema of <c>language</c>; the first one is meant when none is named.</summary>
    public static JsonObject LanguageSchema(IReadOnlyList<string> languages)
    {
        ArgumentNullException.ThrowIfNull(languages);
        return new()
        {
            ["type"] = "string",
            ["enum"] = new JsonArray([.. languages.Select(language => (JsonNode)language)]),
            ["default"] = languages[0],
            ["description"] = Language,
        };
    }
}
