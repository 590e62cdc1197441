using System.Text.RegularExpressions;

namespace InterpreterGuard.HouseRules.Tests;

public partial class LayoutTests
{
    private const int LinesMax = 400;

    private static readonly string[] Folders = [".ci", ".config", "policies", "sandbox-images", "src", "tests"];

    private static readonly string[] TopFiles =
    [
        ".editorconfig", ".gitattributes", ".gitignore", "BannedSymbols.txt", "CHANGELOG.md", "CONTRIBUTING.md", "Directory.Build.props", "Directory.Packages.props",
        "InterpreterGuard.sln", "LICENSE", "README.md", "SECURITY.md", "global.json", "guard",
    ];

    /// <summary>Made at run time, or a developer's own; git ignores them.</summary>
    private static readonly string[] Ignored = [".git", ".guard", ".idea", ".vs", ".vscode", "TestResults", "artifacts"];

    [Fact]
    public void The_top_holds_these_folders_and_no_other()
    {
        var folders = Directory.EnumerateDirectories(House.Root).Select(Path.GetFileName).OfType<string>().Except(Ignored, StringComparer.Ordinal);

        Assert.Equal(string.Join(' ', Folders), string.Join(' ', folders.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void The_top_holds_these_files_and_no_other()
    {
        // In a linked worktree ".git" is a file.
        var files = Directory.EnumerateFiles(House.Root).Select(Path.GetFileName).OfType<string>().Except(Ignored, StringComparer.Ordinal);

        Assert.Equal(string.Join(' ', TopFiles.Order(StringComparer.Ordinal)), string.Join(' ', files.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void A_source_file_holds_one_type_with_its_name()
    {
        var wrong = House.Sources()
            .Select(file => (file, name: Path.GetFileName(file).Split('.')[0], types: TopLevelType.Matches(File.ReadAllText(file)).Select(match => match.Groups["name"].Value).Distinct(StringComparer.Ordinal).ToList()))
            .Where(seen => seen.types.Count != 1 || seen.types[0] != seen.name)
            .Where(seen => seen is not { name: "Program" or "AssemblyInfo" or "GlobalUsings", types.Count: 0 })
            .Select(seen => $"{House.Show(seen.file)}: {(seen.types.Count == 0 ? "no type" : string.Join(", ", seen.types))}");

        Assert.Empty(wrong);
    }

    [Fact]
    public void No_file_is_longer_than_the_eye_can_hold()
    {
        var long_ = House.Sources().Concat(House.Files(House.At("tests"), ".cs")).Concat(House.Files(House.At("sandbox-images"), ".c", ".h", ".py"))
            .Select(file => (file, lines: File.ReadLines(file).Count()))
            .Where(seen => seen.lines > LinesMax)
            .Select(seen => $"{House.Show(seen.file)}: {seen.lines} lines");

        Assert.Empty(long_);
    }

    [Fact]
    public void Half_of_the_files_are_small()
    {
        var lines = House.Sources().Select(file => File.ReadLines(file).Count()).Order().ToList();

        Assert.True(lines[lines.Count / 2] < 75, $"The middle file has {lines[lines.Count / 2]} lines; half should be under 75.");
        Assert.True(lines[lines.Count * 9 / 10] < 250, $"The ninth of ten files has {lines[lines.Count * 9 / 10]} lines; it should be under 250.");
    }

    [Fact]
    public void Every_room_says_what_it_is_for()
    {
        var rooms = House.Projects("src").Select(name => House.At("src", name))
            .Concat(Directory.EnumerateDirectories(House.At("sandbox-images")))
            .Append(House.At("policies", "base"))
            .Append(House.At("tests", "samples"));

        Assert.Empty(rooms.Where(room => !File.Exists(Path.Combine(room, "README.md"))).Select(House.Show));
    }

    [GeneratedRegex(@"^(?:(?:public|internal|file|static|sealed|abstract|partial|readonly|ref|unsafe)\s+)*(?:record\s+struct|record\s+class|record|class|struct|interface|enum|delegate\s+[\w<>\[\]?,. ]+?)\s+(?<name>[A-Z]\w*)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex TopLevelType { get; }
}
