using System.Xml;
using System.Xml.Linq;

namespace InterpreterGuard.Cli.Testing;

/// <summary>What a test project said in its TRX report.</summary>
/// <param name="Totals">The sums.</param>
/// <param name="Failures">Name and message of each that failed.</param>
internal sealed record TestReport(TestTotals Totals, IReadOnlyList<TestFailure> Failures)
{
    /// <summary>Reads a report; <see langword="null"/> when there is none or it was not written to its end.</summary>
    public static TestReport? Read(string path)
    {
        if (!File.Exists(path))
            return null;
        try
        {
            // Control characters from a test's own output make TRX that a strict reader refuses; the counts are still there.
            using var text = new StreamReader(path);
            using var reader = XmlReader.Create(text, new XmlReaderSettings { CheckCharacters = false, DtdProcessing = DtdProcessing.Prohibit });
            return Of(XDocument.Load(reader));
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static TestReport Of(XDocument document)
    {
        var results = document.Descendants().Where(element => element.Name.LocalName == "UnitTestResult").ToList();
        var passed = results.Count(result => Outcome(result) == "Passed");
        var skipped = results.Count(result => Outcome(result) is "NotExecuted" or "Inconclusive" or "NotRunnable");
        return new(
            new(passed, results.Count - passed - skipped, skipped),
            [.. results.Where(result => Outcome(result) is not ("Passed" or "NotExecuted" or "Inconclusive" or "NotRunnable")).Select(FailureOf)]);
    }

    /// <summary>An outcome we do not know counts as failed.</summary>
    private static string Outcome(XElement result) => (string?)result.Attribute("outcome") ?? "";

    private static TestFailure FailureOf(XElement result) => new(
        (string?)result.Attribute("testName") ?? "?",
        result.Descendants().FirstOrDefault(element => element.Name.LocalName == "Message")?.Value ?? Outcome(result),
        result.Descendants().FirstOrDefault(element => element.Name.LocalName == "StackTrace")?.Value ?? "");
}
