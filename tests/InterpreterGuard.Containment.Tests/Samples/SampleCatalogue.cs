using InterpreterGuard.Containment.Tests.Hosting;

namespace InterpreterGuard.Containment.Tests.Samples;

/// <summary>The samples of the checkout, by name.</summary>
internal static class SampleCatalogue
{
    private static readonly string _folder = Path.Combine(Repository.Root(), "tests", "samples");

    /// <summary>Names below a folder (<c>honest</c> or <c>abuse</c>), sorted.</summary>
    public static IReadOnlyList<string> Names(string folder) =>
        [.. Directory.EnumerateFiles(Path.Combine(_folder, folder)).Select(file => $"{folder}/{Path.GetFileName(file)}").Order(StringComparer.Ordinal)];

    public static Sample Load(string name) => SampleReader.Read(name, File.ReadAllText(Path.Combine(_folder, name)));
}
