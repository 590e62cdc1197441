using System.Runtime.InteropServices;
using System.Text.Json;

namespace InterpreterGuard.Sandboxing.Profiles;

/// <summary>
/// The seccomp profile the engine installs, below our own filter. An ERRNO here outranks our notification, so a call we want to see must be let through here:
/// the engine's default would answer <c>unshare, bpf, keyctl, mount …</c> with EPERM before anybody sees the attempt.
/// </summary>
internal static class SeccompProfile
{
    private const string Allow = "SCMP_ACT_ALLOW";
    private const string Refuse = "SCMP_ACT_ERRNO";
    private const int Eperm = 1;
    private const int Enosys = 38;

    /// <summary>
    /// Lets every call through, those of the machine's foreign ABIs too. Only for containers whose init installs our notify filter
    /// before any submission's code runs: that filter denies what this one lets pass.
    /// </summary>
    public static string BelowOurFilter(Architecture architecture) => Write([Own(architecture), .. Foreign(architecture)], []);

    /// <summary>Denies what no submission legitimately calls; a foreign ABI kills. For containers without our filter: the parser, and sandboxes with the sensor off. The wall stands, nobody watches it.</summary>
    public static string Wall(Architecture architecture) => Write([Own(architecture)],
    [
        Rule(NeverLegitimate.Syscalls, Eperm),
        Rule(NeverLegitimate.Probed, Enosys),
        .. NeverLegitimate.SocketFamilies.Select(family => Rule(["socket", "socketpair"], Eperm, 0, "SCMP_CMP_EQ", family, 0)),

        // libseccomp cannot say "any of these bits is set", so there is one rule for each bit.
        .. NeverLegitimate.CloneNamespaceBits.Select(bit => Rule(["clone"], Eperm, 0, "SCMP_CMP_MASKED_EQ", bit, bit)),
    ]);

    private static object Rule(IReadOnlyList<string> names, int errno) => new { names, action = Refuse, errnoRet = errno };

    private static object Rule(IReadOnlyList<string> names, int errno, int index, string op, ulong value, ulong valueTwo) =>
        new { names, action = Refuse, errnoRet = errno, args = new[] { new { index, value, valueTwo, op } } };

    private static string Own(Architecture architecture) => architecture == Architecture.Arm64 ? "SCMP_ARCH_AARCH64" : "SCMP_ARCH_X86_64";

    private static string[] Foreign(Architecture architecture) => architecture == Architecture.Arm64 ? ["SCMP_ARCH_ARM"] : ["SCMP_ARCH_X86", "SCMP_ARCH_X32"];

    private static string Write(string[] architectures, IEnumerable<object> rules) => JsonSerializer.Serialize(new
    {
        defaultAction = Allow,
        architectures,
        syscalls = rules,
    });
}
