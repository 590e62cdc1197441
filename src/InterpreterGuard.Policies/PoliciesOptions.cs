using System.ComponentModel.DataAnnotations;

namespace InterpreterGuard.Policies;

/// <summary>Where the policy in force comes from.</summary>
public sealed class PoliciesOptions
{
    /// <summary>The section of the host's settings these are read from.</summary>
    public const string SectionName = "Policies";

    /// <summary>The base folder, absolute or relative to the host's own folder. Default <c>policies/base</c>.</summary>
    [Required]
    public string Directory { get; set; } = "policies/base";

    /// <summary>Whether changed files are read without being asked to. Off leaves SIGHUP and <c>guard policy reload</c>. Default true.</summary>
    public bool Watch { get; set; } = true;

    /// <summary>How long changed files must be left alone before they are read: editors and copies write in steps. 0.1 s to 1 min, default 1 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan ReloadQuiet { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// The preset over it: the name of a file in the folder <c>presets</c> beside the base, such as <c>strict</c>. Empty: none.
    /// Default (not set): <c>default</c>, where that folder is there.
    /// </summary>
    public string? Preset { get; set; }

    /// <summary>A folder of the deployment's own overlay files, absolute or relative to the host's own folder. Default: none.</summary>
    public string? OverlayDirectory { get; set; }

    /// <summary>
    /// A folder for exceptions that are proposed from incidents, to be reviewed there; absolute or relative to the host's own folder. Nothing in it is ever loaded.
    /// Not one of the folders the policy is read from. Default: none, then proposals are only answered.
    /// </summary>
    public string? ProposalsDirectory { get; set; }

    /// <summary>The layers these name.</summary>
    /// <param name="root">The host's own folder.</param>
    public PolicyLayers Layers(string root) => PolicyLayers.Named(
        Path.Combine(root, Directory), Preset, string.IsNullOrEmpty(OverlayDirectory) ? null : Path.Combine(root, OverlayDirectory));
}
