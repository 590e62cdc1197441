using InterpreterGuard.Core.Policies;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace InterpreterGuard.Policies.Candidates;

/// <summary>
/// Loads policies that are not in force, to be asked what they would have said. Nothing keeps them: when the caller lets one go, its compiled conditions are collected.
/// </summary>
public sealed class PolicyCandidates
{
    private readonly IOptions<PoliciesOptions> _options;
    private readonly IHostEnvironment _environment;

    /// <summary>Made by the container.</summary>
    public PolicyCandidates(IOptions<PoliciesOptions> options, IHostEnvironment environment)
    {
        _options = options;
        _environment = environment;
    }

    /// <summary>Loads the policy that would be in force if these files took the place of the ones there are.</summary>
    /// <exception cref="PolicyException">It has problems; the exception holds all of them.</exception>
    public IPolicy Load(CandidateFiles files)
    {
        // The loader reads folders: what came by wire is laid into one of its own, readable for this user alone, and is gone when it is read.
        var folder = Directory.CreateTempSubdirectory("guard-candidate-").FullName;
        try
        {
            var root = _environment.ContentRootPath;
            var inForce = _options.Value.Layers(root);
            var preset = files.Preset is null ? inForce.PresetFile : PolicyLayers.Named(inForce.BaseDirectory, files.Preset, overlayDirectory: null).PresetFile;
            return PolicyLoader.Load(new PolicyLayers(
                files.Base is null ? inForce.BaseDirectory : Lay(folder, "base", files.Base),
                preset,
                files.Overlay is null ? inForce.OverlayDirectory : Lay(folder, "overlay", files.Overlay)));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Lay(string folder, string name, IReadOnlyDictionary<string, string> files)
    {
        var target = Path.Combine(folder, name);
        Directory.CreateDirectory(target);
        foreach (var (file, text) in files)
        {
            if (!CandidateName.IsFile(file))
                throw new ArgumentException($"'{file}' is no name of a policy's file; {CandidateName.Rule}.", nameof(files));
            var path = Path.Combine(target, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }

        return target;
    }
}
