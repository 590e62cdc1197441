namespace InterpreterGuard.Policies.Tests;

/// <summary>A policy folder made for one test: small and right, but for what the test changes.</summary>
internal sealed class TestPolicy : IDisposable
{
    public const string Rule = """
        - id: IG4001
          name: Test rule
          on: network.connect
          when: port == 4444
          severity: high
          then: deny
          maturity: stable
          attack: [T1571]
          cwe: []
          why: It is a test.
          false_positives: None.
          fires_on:
            - { port: 4444 }
          spares:
            - { port: 80 }
        """;

    private TestPolicy()
    {
        Write("policy.yaml", "id: test\nenforcement: enforce\ndefault_profile: default\ndisclosure: rules\n");
        Write("profiles.yaml", "default:\n  description: For tests.\n");
        Write("lists.yaml", "miner_ports:\n  why: Pools listen here.\n  ports: [3333, 7000-7001]\nmetadata_addresses:\n  why: Credentials.\n  addresses: [169.254.169.254, fd00:ec2::254]\ntools:\n  why: Tools.\n  text: [nmap, zmap]\n");
        Write("rules/4xxx-network.yaml", Rule);
    }

    public string Directory { get; } = Path.Combine(System.IO.Directory.CreateTempSubdirectory("policy-").FullName, "base");

    public static TestPolicy With(string file = "policy.yaml", string? text = null)
    {
        var policy = new TestPolicy();
        if (text is not null)
            policy.Write(file, text);
        return policy;
    }

    /// <summary>A policy with one rule whose condition is given.</summary>
    public static TestPolicy WithCondition(string on, string condition) => With("rules/4xxx-network.yaml", Rule
        .Replace("on: network.connect", $"on: {on}", StringComparison.Ordinal)
        .Replace("when: port == 4444", "when: '" + condition.Replace("'", "''", StringComparison.Ordinal) + "'", StringComparison.Ordinal)
        .Replace("{ port: 4444 }", "{ }", StringComparison.Ordinal)
        .Replace("{ port: 80 }", "{ }", StringComparison.Ordinal));

    public void Write(string file, string text)
    {
        var path = Path.Combine(Directory, file);
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    /// <summary>Writes a preset beside the policy folder, and says where it lies.</summary>
    public string WritePreset(string name, string text)
    {
        Write($"../presets/{name}.yaml", text);
        return Path.Combine(PolicyLayers.PresetsBeside(Directory), name + ".yaml");
    }

    /// <summary>Loads with files in an overlay folder.</summary>
    public LoadedPolicy LoadWith(params (string Name, string Text)[] overlays) => LoadWith(preset: null, overlays);

    public LoadedPolicy LoadWith(string? preset, params (string Name, string Text)[] overlays)
    {
        foreach (var (name, text) in overlays)
            Write("overlay/" + name, text);
        return PolicyLoader.Load(new PolicyLayers(Directory, preset, overlays.Length > 0 ? Path.Combine(Directory, "overlay") : null));
    }

    public IReadOnlyList<string> ProblemsWith(params (string Name, string Text)[] overlays) =>
        [.. Assert.Throws<PolicyException>(() => LoadWith(overlays)).Problems.Select(problem => problem.ToString())];

    public LoadedPolicy Load() => PolicyLoader.Load(Directory);

    public IReadOnlyList<string> Problems() => [.. Assert.Throws<PolicyException>(Load).Problems.Select(problem => problem.ToString())];

    public void Dispose() => System.IO.Directory.Delete(Path.GetDirectoryName(Directory)!, recursive: true);
}
