using System.Xml.Linq;

namespace InterpreterGuard.HouseRules.Tests;

/// <summary>What a project file says.</summary>
internal sealed class ProjectFile
{
    private readonly XElement root;

    private ProjectFile(XElement root) => this.root = root;

    public string Sdk => (string?)root.Attribute("Sdk") ?? "";

    /// <summary>Names of the projects it refers to, sorted.</summary>
    public IReadOnlyList<string> Projects =>
        [.. Includes("ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/'))).Order(StringComparer.Ordinal)];

    public IReadOnlyList<string> Packages => Includes("PackageReference");

    public IReadOnlyList<string> Frameworks => Includes("FrameworkReference");

    /// <summary>Package references that say a version themselves.</summary>
    public IReadOnlyList<string> OwnVersions =>
        [.. Items("PackageReference").Where(item => item.Attribute("Version") is not null || item.Attribute("VersionOverride") is not null || item.Elements().Any(child => child.Name.LocalName.StartsWith("Version", StringComparison.Ordinal))).Select(item => (string)item.Attribute("Include")!)];

    public static ProjectFile Load(string under, string name) => new(XDocument.Load(House.At(under, name, name + ".csproj")).Root!);

    private IEnumerable<XElement> Items(string kind) => root.Descendants().Where(element => element.Name.LocalName == kind);

    private List<string> Includes(string kind) => [.. Items(kind).Select(item => (string?)item.Attribute("Include")).OfType<string>()];
}
