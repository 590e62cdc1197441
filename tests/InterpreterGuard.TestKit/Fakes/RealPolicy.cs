using InterpreterGuard.Core.Policies;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace InterpreterGuard.TestKit.Fakes;

/// <summary>Gives a host whose rooms are fakes its real policy back, read from a folder of a few rules about imports.</summary>
public static class RealPolicy
{
    /// <summary>IG1001 speaks of modules that begin with <c>evil</c>, IG1002 of more than two different modules.</summary>
    private const string Rules = """
        - id: IG1001
          name: Evil import
          on: code.import
          when: module.StartsWith("evil")
          severity: high
          then: alert
          maturity: stable
          attack: [T1059]
          cwe: []
          why: It is a test.
          false_positives: None.
          fires_on:
            - { module: evil }
          spares:
            - { module: good }
        - id: IG1002
          name: Many imports
          on: code.import
          when: 'module != "json" && distinct(module, over: "60s") > 2'
          severity: low
          then: alert
          maturity: stable
          attack: [T1082]
          cwe: []
          why: It is a test.
          false_positives: None.
          fires_on:
            - facts:
                - { module: 'm{n}', times: 3 }
          spares:
            - { module: good }
        """;

    /// <summary>Lays the policy into a folder with an empty overlay folder beside it; returns where the overlays lie.</summary>
    public static string Lay(string folder)
    {
        var (policy, overlay) = (Path.Combine(folder, "base"), Path.Combine(folder, "overlay"));
        Directory.CreateDirectory(Path.Combine(policy, "rules"));
        Directory.CreateDirectory(overlay);
        File.WriteAllText(Path.Combine(policy, "policy.yaml"), "id: other\nenforcement: enforce\ndefault_profile: standard\ndisclosure: rules\n");
        File.WriteAllText(Path.Combine(policy, "profiles.yaml"), "standard:\n  description: For tests.\n");
        File.WriteAllText(Path.Combine(policy, "lists.yaml"), "ports:\n  why: For tests.\n  ports: [4444]\n");
        File.WriteAllText(Path.Combine(policy, "rules", "1xxx-source.yaml"), Rules);
        return overlay;
    }

    /// <summary>Takes the fake policy out again. Where the real one is read from is the host's setting.</summary>
    public static void UseRealPolicy(this IServiceCollection services)
    {
        // The room keeps its type to itself; what it registered under it is still there.
        var holder = services.First(service => service.ServiceType.Name == "PolicyHolder").ServiceType;
        services.Replace(ServiceDescriptor.Singleton(provider => (IPolicies)provider.GetRequiredService(holder)));
        services.Replace(ServiceDescriptor.Singleton(provider => (IPolicyReloads)provider.GetRequiredService(holder)));
    }
}
