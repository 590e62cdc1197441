using System.Text.Json;

namespace InterpreterGuard.Review.Tests;

/// <summary>A text of <c>hostile.json</c>.</summary>
/// <param name="Kind">What it tries.</param>
/// <param name="Text">The text.</param>
public sealed record HostileString(string Kind, string Text)
{
    public static IReadOnlyList<HostileString> All { get; } = JsonSerializer.Deserialize<List<HostileString>>(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "hostile.json")), JsonSerializerOptions.Web)!;
}
