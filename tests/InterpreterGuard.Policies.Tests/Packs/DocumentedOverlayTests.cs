namespace InterpreterGuard.Policies.Tests.Packs;

/// <summary>The overlays that the documentation shows are ones that load over what ships.</summary>
public sealed class DocumentedOverlayTests
{
    [Theory]
    [InlineData("../README.md", "why: What differs at Example Corp.")]
    [InlineData("README.md", "    why: What this file is for.")]
    public void An_overlay_that_is_shown_loads(string file, string first)
    {
        // The whole rule that an example would add is not shown, so its two lines are left out.
        var text = string.Join('\n', File.ReadLines(Path.Combine(BasePolicy.Policies, file))
            .SkipWhile(line => !string.Equals(line, first, StringComparison.Ordinal))
            .TakeWhile(line => line.Length > 0 && !line.StartsWith("```", StringComparison.Ordinal) && !line.Contains("add_rules:", StringComparison.Ordinal)));
        using var folder = TestPolicy.With("overlay/10.yaml", text);

        var policy = PolicyLoader.Load(new PolicyLayers(Path.Combine(BasePolicy.Policies, "base"), PresetFile: null, Path.Combine(folder.Directory, "overlay")));

        Assert.Contains("192.0.2.80", string.Join(' ', policy.Explain("lists.metadata_addresses")!.Values.Select(value => value.Value)), StringComparison.Ordinal);
    }
}
