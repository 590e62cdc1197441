namespace InterpreterGuard.Policies;

/// <summary>What a policy is made of: a base, over it a preset, over that the files of a deployment in the order of their names. The last one that says a thing wins.</summary>
/// <param name="BaseDirectory">The folder that holds <c>policy.yaml</c>.</param>
/// <param name="PresetFile">One overlay file; <see langword="null"/> for none.</param>
/// <param name="OverlayDirectory">A folder of overlay files; <see langword="null"/> for none.</param>
public sealed record PolicyLayers(string BaseDirectory, string? PresetFile = null, string? OverlayDirectory = null)
{
    /// <summary>The preset that stands where none is named.</summary>
    public const string UsualPreset = "default";

    /// <summary>The folders and files there are, in the order in which they are laid.</summary>
    public IReadOnlyList<string> Sources => [.. new[] { BaseDirectory, PresetFile, OverlayDirectory }.OfType<string>()];

    /// <summary>The folder of a base's presets: it lies beside the base.</summary>
    public static string PresetsBeside(string baseDirectory) => Path.Combine(Path.GetDirectoryName(Path.GetFullPath(baseDirectory).TrimEnd('/'))!, "presets");

    /// <summary>The presets of a base, by name; none where it has no folder of them.</summary>
    public static IReadOnlyList<string> PresetFilesBeside(string baseDirectory) =>
        Directory.Exists(PresetsBeside(baseDirectory)) ? [.. Directory.EnumerateFiles(PresetsBeside(baseDirectory), "*.yaml").Order(StringComparer.Ordinal)] : [];

    /// <summary>Layers by the preset's name.</summary>
    /// <param name="baseDirectory">The folder that holds <c>policy.yaml</c>.</param>
    /// <param name="preset">A name such as <c>strict</c>; empty for no preset; <see langword="null"/> for the usual one, where the base has presets beside it.</param>
    /// <param name="overlayDirectory">A folder of overlay files; <see langword="null"/> or empty for none.</param>
    public static PolicyLayers Named(string baseDirectory, string? preset, string? overlayDirectory)
    {
        var presets = PresetsBeside(baseDirectory);
        if (preset is null && Directory.Exists(presets))
            preset = UsualPreset;
        return new(baseDirectory, string.IsNullOrEmpty(preset) ? null : Path.Combine(presets, preset + ".yaml"), string.IsNullOrEmpty(overlayDirectory) ? null : overlayDirectory);
    }

    /// <summary>The layers as a person reads them: base, preset, overlays.</summary>
    public override string ToString() => string.Join(" + ", Sources);
}
