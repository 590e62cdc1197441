using InterpreterGuard.Cli.Running;

namespace InterpreterGuard.Cli.Steps;

/// <summary>Installs Debian packages that are missing.</summary>
internal sealed class PackagesStep(StepTools tools)
{
    /// <summary>Up to Debian 12 the engine's package brings the docker command; since then it has a package of its own.</summary>
    private static string ClientPackage => CodeName() is "bullseye" or "bookworm" ? "docker.io" : "docker-cli";

    /// <summary>Building images wants these: a root file system from packages, a static C program, and a tester that speaks its wire.</summary>
    private static readonly (string Package, Func<bool> There)[] ForImages =
    [
        ("mmdebstrap", () => CommandRunner.Exists("mmdebstrap")),
        ("gcc", () => CommandRunner.Exists("gcc") || CommandRunner.Exists("cc")),
        ("make", () => CommandRunner.Exists("make")),
        ("libc6-dev", () => File.Exists("/usr/include/stdio.h")),
        ("python3", () => CommandRunner.Exists("python3")),
        (ClientPackage, () => CommandRunner.Exists("docker")),
    ];

    private const string Browser = "chromium";

    private static readonly Dictionary<string, string> Quiet = new(StringComparer.Ordinal) { ["DEBIAN_FRONTEND"] = "noninteractive", ["LC_ALL"] = "C.UTF-8" };

    /// <summary>Installs what building images wants. Where it may not, it says so and lets the build decide: it needs nothing when nothing changed.</summary>
    public async Task ForImagesAsync(CancellationToken cancellationToken)
    {
        string[] missing = [.. ForImages.Where(need => !need.There()).Select(need => need.Package)];
        if (missing.Length == 0)
            return;
        if (Environment.IsPrivilegedProcess && CommandRunner.Exists("apt-get"))
            await InstallAsync(missing, cancellationToken);
        else
            tools.Screen.Warn($"Not installed: {string.Join(", ", missing)}. If images must be built, install them first (as root: apt-get install {string.Join(' ', missing)}).");
    }

    /// <summary>Installs the browser that the review room's tests drive. Where it may not, it says so; those tests fail then, and say the same.</summary>
    public async Task ForBrowserTestsAsync(CancellationToken cancellationToken)
    {
        if (Environment.GetEnvironmentVariable("GUARD_CHROMIUM") is { Length: > 0 } || CommandRunner.Exists(Browser))
            return;
        try
        {
            await InstallAsync([Browser], cancellationToken);
        }
        catch (GuardException problem)
        {
            tools.Screen.Warn($"The review room's tests need Chromium; without it they fail. {problem.Message} Or name one that is there: GUARD_CHROMIUM=/path/to/chromium.");
        }
    }

    public async Task InstallAsync(string[] packages, CancellationToken cancellationToken)
    {
        var command = $"apt-get install {string.Join(' ', packages)}";
        if (!Environment.IsPrivilegedProcess)
            throw new GuardException($"Missing: {string.Join(", ", packages)}. Only root may install: run 'sudo ./guard up' once, or '{command}'.");
        if (!CommandRunner.Exists("apt-get"))
            throw new GuardException($"Missing: {string.Join(", ", packages)}. There is no apt-get here; install them with your system's package manager.");

        var update = await tools.Screen.DuringAsync($"Installing {string.Join(", ", packages)}", tools.Time, () => AptAsync(["update"], cancellationToken));
        if (!update.Succeeded)
            tools.Screen.Warn($"apt-get update failed; trying with the lists there are. It said: {update.Tail(3)}");
        var install = await tools.Screen.DuringAsync($"Unpacking {packages.Length} and what they need", tools.Time, () => AptAsync(["install", "-y", "--no-install-recommends", .. packages], cancellationToken));
        if (install.Succeeded)
            return;
        var hint = install.Output.Contains("Unable to fetch", StringComparison.Ordinal) || install.Output.Contains("Temporary failure", StringComparison.Ordinal) || !update.Succeeded
            ? " The package server cannot be reached: is there a network?"
            : "";
        throw new GuardException($"'{command}' failed.{hint} It said:\n{install.Tail(12)}");
    }

    private static string CodeName() =>
        File.Exists("/etc/os-release")
            ? File.ReadLines("/etc/os-release").FirstOrDefault(line => line.StartsWith("VERSION_CODENAME=", StringComparison.Ordinal))?["VERSION_CODENAME=".Length..].Trim('"') ?? ""
            : "";

    private Task<CommandResult> AptAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken) =>
        tools.Runner.RunAsync(
            new("apt-get", ["-q", "-o", "DPkg::Lock::Timeout=120", "-o", "Dpkg::Use-Pty=0", .. arguments]) { Environment = Quiet, TimeMax = TimeSpan.FromMinutes(15) },
            line =>
            {
                if (line.StartsWith("Setting up ", StringComparison.Ordinal))
                    tools.Screen.Detail(line);
            },
            cancellationToken);
}
