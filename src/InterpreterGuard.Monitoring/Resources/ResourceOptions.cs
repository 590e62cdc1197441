using System.ComponentModel.DataAnnotations;

namespace InterpreterGuard.Monitoring.Resources;

/// <summary>What operators set about reading control groups.</summary>
public sealed class ResourceOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Monitoring:Resources";

    /// <summary>Where the control groups are mounted. Default <c>/sys/fs/cgroup</c>.</summary>
    [Required]
    public string CgroupRoot { get; set; } = "/sys/fs/cgroup";

    /// <summary>Where the processes are listed. Default <c>/proc</c>.</summary>
    [Required]
    public string ProcRoot { get; set; } = "/proc";
}
