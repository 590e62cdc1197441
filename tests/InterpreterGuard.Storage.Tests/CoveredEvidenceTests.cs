using System.Text;
using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Held;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Core.Screening;
using InterpreterGuard.Core.Submissions;
using InterpreterGuard.Storage.Json;
using InterpreterGuard.TestKit.Fakes;
using InterpreterGuard.TestKit.Given;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace InterpreterGuard.Storage.Tests;

/// <summary>Where the policy covers secrets at rest, none is in the files: they are searched byte by byte.</summary>
public sealed class CoveredEvidenceTests
{
    private const string Secret = "S3CRET-0123456789-abcdef";
    private static readonly CoversOne Covers = new(Secret);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Wherever_a_secret_stands_it_is_not_in_the_files()
    {
        var path = OpenStorage.NewPath();
        await using (var storage = await OpenStorage.AtAsync(path))
        {
            var (accepted, ended) = Everywhere();
            await storage.Evidence.AcceptAsync(accepted, Stop);
            Assert.Equal("", WhereIs(path));
            await storage.Evidence.CompleteAsync(ended, GivenExecutions.IncidentOf(ended) with { Summary = $"It printed {Secret}." }, Stop);
            var grown = ended with { Observations = [.. ended.Observations, Seen(99)] };
            await storage.Evidence.AppendAsync(grown, [grown.Observations[^1]], null, Stop);

            Assert.Equal("", WhereIs(path));
            var found = (await storage.Evidence.FindExecutionAsync(ended.Id, Stop))!;
            Assert.Equal($"key = \"{SecretCover.Of(Secret)}\"\n", found.Submission.Code);
            Assert.Equal(SecretCover.Of("of no pattern"), found.Submission.Environment["PLAIN"]);
            Assert.Equal([0, 255, 10], found.Submission.Files[1].Content.ToArray());
            Assert.Equal(ended.Findings[0].Span, found.Findings[0].Span);
        }

        Assert.Equal("", WhereIs(path));
    }

    [Fact]
    public async Task What_is_held_keeps_its_code_until_it_is_decided()
    {
        var path = OpenStorage.NewPath();
        await using (var storage = await OpenStorage.AtAsync(path))
        {
            var (accepted, _) = Everywhere();
            var held = GivenExecutions.Held(accepted);
            await storage.Evidence.AcceptAsync(accepted, Stop);
            await storage.Evidence.CompleteAsync(held, null, Stop);

            var found = (await storage.Evidence.FindExecutionAsync(held.Id, Stop))!;
            Assert.Equal(EvidenceJson.Write(accepted.Submission), EvidenceJson.Write(found.Submission));

            var policies = new FakePolicies { Redaction = Covers };
            var desk = new HeldDesk(storage.Held, storage.Evidence, policies, new FakeTimeProvider(GivenExecutions.Noon.AddMinutes(1)), NullLogger<HeldDesk>.Instance);
            Assert.Equal(HeldOutcome.Decided, (await desk.RejectAsync(held.Id, "k9", "No.", Stop)).Outcome);
            found = (await storage.Evidence.FindExecutionAsync(held.Id, Stop))!;
            Assert.Equal($"key = \"{SecretCover.Of(Secret)}\"\n", found.Submission.Code);
        }

        Assert.Equal("", WhereIs(path));
    }

    [Fact]
    public async Task Without_it_evidence_is_as_it_was()
    {
        var path = OpenStorage.NewPath();
        await using var storage = await OpenStorage.AtAsync(path);
        var accepted = Everywhere().Accepted with { AtRest = NoRedaction.Instance };
        await storage.Evidence.AcceptAsync(accepted, Stop);

        Assert.NotEqual("", WhereIs(path));
        Assert.Equal(EvidenceJson.Write(accepted.Submission), EvidenceJson.Write((await storage.Evidence.FindExecutionAsync(accepted.Id, Stop))!.Submission));
    }

    private static (Execution Accepted, Execution Ended) Everywhere()
    {
        var given = GivenExecutions.Accepted($"key = \"{Secret}\"\n");
        var accepted = given with
        {
            AtRest = Covers,
            Submission = given.Submission with
            {
                Stdin = Secret,
                Arguments = ["-k", Secret],
                Environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["KEY"] = Secret, ["PLAIN"] = "of no pattern" },
                Files = [new SubmissionFile("key.txt", Encoding.UTF8.GetBytes($"it is {Secret}")), .. given.Submission.Files],
            },
        };
        var ended = GivenExecutions.Ended(accepted);
        var text = ended.Findings.First(finding => finding.Fact is CodeString);
        return (accepted, ended with
        {
            Outcome = ended.Outcome! with { Output = new CapturedOutput(Secret, new string('x', CutStringJsonConverter.LengthMax) + Secret, Truncated: false), Error = new ExecutionError("ValueError", Secret, Secret) },
            Findings = [.. ended.Findings, text with { Message = $"It names {Secret}.", Fact = ((CodeString)text.Fact) with { Value = Secret } }],
            Layers = [new CodeLayer(["exec"], Language.Python, $"print('{Secret}')", new SourceSpan(1, 1, 1, 9))],
            Facts = [((CodeString)text.Fact) with { Value = new string('x', CutStringJsonConverter.LengthMax - 9) + Secret }],
            Detections = [ended.Detections[0] with { Message = $"It sent {Secret}." }],
            Observations = [.. ended.Observations, Seen(98)],
            Processes = [new ProcessNode(7, 1, $"curl -H {Secret}")],
        });
    }

    private static Observation Seen(long sequence) =>
        new(sequence, GivenExecutions.Noon, new ProcessReference(7, 1, "python3"), new FileOpen { Path = $"/work/{Secret}", Writing = false }, Decision.Allowed);

    // The log of changes lies beside the database, and counts.
    private static string WhereIs(string path) => string.Join(' ', Directory.EnumerateFiles(Path.GetDirectoryName(path)!, "*", SearchOption.AllDirectories)
        .Where(file => Path.GetExtension(file) != ".lock" && ReadShared(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(Secret)) >= 0)
        .Select(Path.GetFileName));

    private static byte[] ReadShared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
