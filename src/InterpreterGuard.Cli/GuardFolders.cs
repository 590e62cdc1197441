namespace InterpreterGuard.Cli;

/// <summary>Where things lie. Everything that is made at run time is under <c>.guard</c>, which git ignores.</summary>
internal sealed class GuardFolders(string root)
{
    public string Root { get; } = Path.GetFullPath(root);

    public string State => Path.Combine(Root, ".guard");

    public string Logs => Path.Combine(State, "logs");

    public string Data => Path.Combine(State, "data");

    public string Keys => Path.Combine(Data, "keys");

    public string AgentKey => Path.Combine(Keys, "agent.key");

    public string AdminKey => Path.Combine(Keys, "admin.key");

    public string ReviewerKey => Path.Combine(Keys, "reviewer.key");

    /// <summary>Of the review room's account, until it is changed.</summary>
    public string ReviewPassword => Path.Combine(Keys, "review-admin.password");

    public string HostProgram => Path.Combine(State, "host");

    public string HostPid => Path.Combine(State, "host.pid");

    public string HostAddress => Path.Combine(State, "host.url");

    public string HostLog => Path.Combine(Logs, "host.log");

    public string EnginePid => Path.Combine(State, "engine.pid");

    /// <summary>Exists when <c>up</c> had the service manager start the engine.</summary>
    public string EngineService => Path.Combine(State, "engine.service");

    public string EngineLog => Path.Combine(Logs, "engine.log");

    public string TestReports => Path.Combine(Root, "artifacts", "tests");

    public string Policies => Path.Combine(Root, "policies", "base");

    public string ImagesBuild => Path.Combine(Root, "sandbox-images", "build");

    public string HostSources => Path.Combine(Root, "src");

    /// <summary>A path as a person at the repository's root would write it.</summary>
    public string Show(string path)
    {
        var relative = Path.GetRelativePath(Root, path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }

    /// <summary>The folders of this checkout: from <c>GUARD_ROOT</c>, else the nearest folder upwards that holds the solution.</summary>
    public static GuardFolders Find()
    {
        if (Environment.GetEnvironmentVariable("GUARD_ROOT") is { Length: > 0 } named)
            return new(named);
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "InterpreterGuard.sln")))
                return new(folder.FullName);
        }

        throw new GuardException("This is not inside a checkout of InterpreterGuard; set GUARD_ROOT to one.");
    }
}
