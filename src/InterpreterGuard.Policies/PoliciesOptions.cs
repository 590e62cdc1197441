using System.ComponentModel.DataAnnotations;

namespace InterpreterGuard.Policies;

/// <summary>Where the policy in force comes from.</summary>
public sealed class PoliciesOptions
{
    /// <summary>The section of the host's settings these are read from.</summary>
    public const string SectionName = "Policies";

    /// <summary>The policy folder, absolute or relative to the host's own folder. Default <c>policies/base</c>.</summary>
    [Required]
    public string Directory { get; set; } = "policies/base";
}
