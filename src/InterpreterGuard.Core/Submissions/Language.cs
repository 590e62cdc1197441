using System.Text.Json.Serialization;

namespace InterpreterGuard.Core.Submissions;

/// <summary>A language a submission can be written in. What it takes to run and to screen one is registered elsewhere, under this name.</summary>
[JsonConverter(typeof(LanguageJsonConverter))]
public readonly record struct Language(string Name)
{
    public static readonly Language Python = new("python");

    public static readonly Language Shell = new("shell");

    public static readonly Language JavaScript = new("javascript");

    public static readonly Language CSharp = new("csharp");

    /// <summary>What can be run, in the order in which messages name them.</summary>
    public static readonly IReadOnlyList<Language> Runnable = [Python, JavaScript, Shell, CSharp];

    /// <summary>Reads a caller's word for a language (<c>python</c>, <c>py</c>, <c>javascript</c>, <c>js</c>, <c>node</c>, <c>shell</c>, <c>bash</c>, <c>sh</c>, <c>csharp</c>, <c>c#</c>, <c>cs</c> …), in any case.</summary>
    public static bool TryParse(string? text, out Language language)
    {
        language = text?.Trim().ToLowerInvariant() switch
        {
            "python" or "python3" or "py" => Python,
            "javascript" or "js" or "node" or "nodejs" => JavaScript,
            "shell" or "bash" or "sh" => Shell,
            "csharp" or "c#" or "cs" or "csx" => CSharp,
            _ => default,
        };
        return language.Name is not null;
    }

    public override string ToString() => Name;
}
