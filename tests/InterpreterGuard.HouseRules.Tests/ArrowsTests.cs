namespace InterpreterGuard.HouseRules.Tests;

/// <summary>Host → { Screening, Sandboxing, Monitoring, Policies, Storage, Outbox } → Core. The six in the middle do not know each other. The client knows nothing of ours but the API; the protocol's tools know the client's words.</summary>
public class ArrowsTests
{
    private static readonly string[] Under = ["src", "tests"];
    private static readonly string[] Middle = ["Monitoring", "Outbox", "Policies", "Sandboxing", "Screening", "Storage"];

    [Fact]
    public void These_are_the_projects() =>
        Assert.Equal("Cli Client Core Host Mcp Monitoring Outbox Policies Sandboxing Screening Storage", string.Join(' ', House.Projects("src").Select(Short)));

    [Theory]
    [InlineData("Core", "")]
    [InlineData("Screening", "Core")]
    [InlineData("Sandboxing", "Core")]
    [InlineData("Monitoring", "Core")]
    [InlineData("Policies", "Core")]
    [InlineData("Storage", "Core")]
    [InlineData("Outbox", "Core")]
    [InlineData("Host", "Core Mcp Monitoring Outbox Policies Sandboxing Screening Storage")]
    [InlineData("Client", "")]
    [InlineData("Mcp", "Client")]
    [InlineData("Cli", "Client Core Mcp Monitoring Policies Storage")]
    public void A_project_refers_to_exactly_these(string project, string expected) =>
        Assert.Equal(expected, string.Join(' ', Load(project).Projects.Select(Short)));

    [Theory]
    [InlineData("Docker.DotNet", "Sandboxing")]
    // Conditions of rules are C#, and so is a language that is screened.
    [InlineData("Microsoft.CodeAnalysis.CSharp.Scripting", "Policies Screening")]
    [InlineData("YamlDotNet", "Policies")]
    [InlineData("Microsoft.EntityFrameworkCore", "Storage")]
    [InlineData("Microsoft.AspNetCore", "Host")]
    [InlineData("Microsoft.Extensions.AI", "Client")]
    [InlineData("ModelContextProtocol", "Host Mcp")]
    [InlineData("OpenTelemetry", "Host")]
    [InlineData("Polly", "Client Outbox Sandboxing")]
    [InlineData("Serilog", "Host")]
    [InlineData("Spectre.Console", "Cli")]
    [InlineData("System.CommandLine", "Cli")]
    public void A_heavy_package_is_seen_where_it_is_needed_alone(string package, string project)
    {
        var seenBy = House.Projects("src").Where(name => ProjectFile.Load("src", name).Packages.Any(used => used.StartsWith(package, StringComparison.Ordinal))).Select(Short);

        Assert.Equal(project, string.Join(' ', seenBy));
    }

    [Fact]
    public void The_core_knows_no_package_but_the_words_of_logging() =>
        Assert.Equal("Microsoft.Extensions.Logging.Abstractions", string.Join(' ', Load("Core").Packages));

    [Fact]
    public void Only_the_host_is_a_web_project() =>
        Assert.Equal("Host", string.Join(' ', House.Projects("src").Where(name => IsWeb(ProjectFile.Load("src", name))).Select(Short)));

    [Fact]
    public void Every_project_has_its_mirror_in_tests() =>
        Assert.Empty(House.Projects("src").Select(project => project + ".Tests").Except(House.Projects("tests"), StringComparer.Ordinal));

    [Fact]
    public void The_tests_of_a_room_see_that_room_alone()
    {
        var strangers = Middle.Append("Core").Append("Cli").Append("Client").Append("Mcp")
            .SelectMany(room => ProjectFile.Load("tests", $"InterpreterGuard.{room}.Tests").Projects.Select(Short).Except(["Core", room, "TestKit"], StringComparer.Ordinal).Select(seen => $"{room}.Tests → {seen}"));

        Assert.Empty(strangers);
    }

    [Fact]
    public void Packages_have_their_version_in_one_place()
    {
        var central = File.ReadAllText(House.At("Directory.Packages.props"));
        var projects = Under.SelectMany(under => House.Projects(under).Select(name => (name, file: ProjectFile.Load(under, name)))).ToList();

        Assert.Empty(projects.SelectMany(project => project.file.OwnVersions.Select(package => $"{project.name}: {package}")));
        Assert.Empty(projects.SelectMany(project => project.file.Packages.Where(package => !central.Contains($"Include=\"{package}\"", StringComparison.Ordinal)).Select(package => $"{project.name}: {package}")));
    }

    [Fact]
    public void The_solution_holds_every_project()
    {
        var solution = File.ReadAllText(House.At("InterpreterGuard.sln"));

        Assert.All(Under.SelectMany(House.Projects), name => Assert.Contains($"{name}.csproj", solution, StringComparison.Ordinal));
    }

    private static bool IsWeb(ProjectFile file) => file.Sdk.EndsWith(".Web", StringComparison.Ordinal) || file.Frameworks.Count > 0;

    private static ProjectFile Load(string project) => ProjectFile.Load("src", "InterpreterGuard." + project);

    private static string Short(string project) => project["InterpreterGuard.".Length..];
}
