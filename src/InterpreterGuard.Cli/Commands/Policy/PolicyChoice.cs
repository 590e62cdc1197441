using System.CommandLine;
using InterpreterGuard.Policies;

namespace InterpreterGuard.Cli.Commands.Policy;

/// <summary>The options that say which policy is meant, the same for every command that reads one from files.</summary>
internal sealed class PolicyChoice(GuardFolders folders)
{
    public Option<string?> Base { get; } = new("--base") { Description = "The base folder. Default: the shipped one." };

    public Option<string?> Preset { get; } = new("--preset") { Description = "The preset over it, by name; 'none' for none. Default: default." };

    public Option<string?> Overlay { get; } = new("--overlay") { Description = "A deployment's folder of overlay files. Default: none." };

    public void AddTo(Command command)
    {
        command.Add(Base);
        command.Add(Preset);
        command.Add(Overlay);
    }

    public PolicyLayers Layers(ParseResult parsed) => PolicyLayers.Named(
        Path.GetFullPath(parsed.GetValue(Base) ?? folders.Policies),
        parsed.GetValue(Preset) is "none" ? "" : parsed.GetValue(Preset),
        parsed.GetValue(Overlay) is { Length: > 0 } overlay ? Path.GetFullPath(overlay) : null);

    /// <summary>
    /// What a folder is to be checked as: a base (alone and under each of its presets, unless one is named), a folder that holds <c>base</c> and
    /// <c>presets</c>, or a folder of overlay files.
    /// </summary>
    public IReadOnlyList<PolicyLayers> LayersOf(string folder, ParseResult parsed)
    {
        var full = Path.GetFullPath(folder);
        var named = Layers(parsed);
        if (File.Exists(Path.Combine(full, "base", "policy.yaml")))
            full = Path.Combine(full, "base");
        else if (Directory.Exists(full) && !File.Exists(Path.Combine(full, "policy.yaml")) && !Directory.Exists(Path.Combine(full, "rules")))
            return [named with { OverlayDirectory = full }];
        if (parsed.GetValue(Preset) is { } preset)
            return [PolicyLayers.Named(full, preset is "none" ? "" : preset, named.OverlayDirectory)];
        return [new(full, PresetFile: null, named.OverlayDirectory), .. PolicyLayers.PresetFilesBeside(full).Select(file => new PolicyLayers(full, file, named.OverlayDirectory))];
    }

    /// <summary>Reads the policy for a command that goes no further without it.</summary>
    public static LoadedPolicy Load(PolicyLayers layers)
    {
        try
        {
            return PolicyLoader.Load(layers);
        }
        catch (PolicyException broken)
        {
            throw new GuardException($"The policy has problems, the first: {broken.Problems[0]} See ./guard policy check.", broken);
        }
    }
}
