using System.Runtime.CompilerServices;
using InterpreterGuard.Core.Evidence;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Files;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Incidents;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Host.Executions;
using InterpreterGuard.Host.Incidents;

namespace InterpreterGuard.Host.Exports;

/// <summary>Lays everything that is kept of an execution into an archive, in a fixed order. Read page by page, so that no execution is too large to export.</summary>
internal sealed class ExecutionExport(IEvidenceStore evidence, IPolicyStore policies, IFileStore files)
{
    private const int PageMax = 1000;

    public async Task WriteAsync(ExportArchive archive, Execution execution, CancellationToken stop)
    {
        var incident = execution.IncidentId is { } id ? await evidence.FindIncidentAsync(id, stop) : null;
        var policy = await policies.FindAsync(execution.Receipt.PolicyHash, stop);
        await archive.AddTextAsync("README.txt", "what lies where", ExportReadme.Of(execution, policy is not null, incident is not null), stop);
        await archive.AddJsonAsync("execution.json", "how it ended", ExecutionAnswer.Of(execution, Disclosure.Full, forReviewer: true), stop);
        await SubmissionAsync(archive, execution, stop);
        await archive.AddJsonAsync("screening/findings.json", "what was found in the source", FindingResponse.Of(execution.Findings, Disclosure.Full), stop);
        await archive.AddJsonAsync("screening/layers.json", "code found inside the code", execution.Layers, stop);
        await PolicyAsync(archive, execution, policy ?? [], stop);
        await SeenAsync(archive, execution, stop);
        await OutputAsync(archive, execution, stop);
        await ArtifactsAsync(archive, execution, stop);
        await CaseAsync(archive, execution, incident, stop);
    }

    private async Task SubmissionAsync(ExportArchive archive, Execution execution, CancellationToken stop)
    {
        var submission = execution.Submission;
        await archive.AddTextAsync($"submission/code.{submission.Language.Name}.txt", "the source that was submitted", submission.Code, stop);
        await archive.AddJsonAsync("submission/submission.json", "who asked, and for what", SubmissionResponse.Of(submission), stop);
        await archive.AddTextAsync("submission/stdin.txt", "what the program read", submission.Stdin, stop);
        var index = new List<ExportedFile>();
        foreach (var file in submission.Files)
        {
            var name = ExportNames.Inert("submission/files", index.Count + 1, file.Path);
            var (size, hash, there) = file.Source is { } source
                ? (file.SourceSize, file.SourceSha256, await AddStoredAsync(archive, name, "a file that came along", source, stop))
                : await AddContentAsync(archive, name, file.Content, stop);
            index.Add(new(file.Path, size, hash, there ? name : null));
        }

        await archive.AddJsonAsync("submission/files.json", "the files that came along", index, stop);
    }

    private static async Task PolicyAsync(ExportArchive archive, Execution execution, IReadOnlyList<PolicyText> texts, CancellationToken stop)
    {
        await archive.AddJsonAsync("policy/receipt.json", "which policy judged it, which limits held, what the sensors saw", ReceiptResponse.Of(execution.Receipt), stop);
        var index = new List<ExportedFile>();
        foreach (var text in texts)
        {
            var name = ExportNames.OfPolicy(index.Count + 1, text.Name);
            await archive.AddAsync(name, "a file of the policy that judged it", async stream => await stream.WriteAsync(text.Bytes, stop), stop);
            index.Add(new(text.Name, text.Bytes.Length, archive.Entries[^1].Sha256, name));
        }

        await archive.AddJsonAsync("policy/files.json", "the policy's files in the order of its hash", index, stop);
    }

    private async Task SeenAsync(ExportArchive archive, Execution execution, CancellationToken stop)
    {
        // What is added meanwhile, by what was left running, is not in some of the files and missing in others.
        var last = 0L;
        await archive.AddLinesAsync("observations.jsonl", "what was seen while it ran", Counted(), stop);
        await archive.AddJsonAsync("detections.json", "what rules concluded", DetectionResponse.Of(execution.Detections, Disclosure.Full), stop);
        await archive.AddJsonAsync("silenced.json", "what exceptions silenced", execution.Silenced.Select(use => new { use.ExceptionId, Rule = use.Rule.Value, use.Count }), stop);
        await archive.AddJsonAsync("processes.json", "the process tree", ExportedProcess.Tree(execution.Processes), stop);
        await archive.AddLinesAsync("network/flows.jsonl", "connections with their first bytes", FlowsAsync(execution.Id, last, stop), stop);
        await archive.AddLinesAsync("network/lookups.jsonl", "names that were asked for", OfKindAsync(fact => fact is NetworkLookup), stop);
        await archive.AddLinesAsync("files/changes.jsonl", "files that were changed", OfKindAsync(fact => fact is FileChange or FileOpen { Writing: true }), stop);

        async IAsyncEnumerable<ObservationResponse> Counted()
        {
            await foreach (var observation in ReadAsync(execution.Id, long.MaxValue, stop))
            {
                last = observation.Sequence;
                yield return ObservationResponse.Of(observation);
            }
        }

        async IAsyncEnumerable<ObservationResponse> OfKindAsync(Func<Fact, bool> wanted)
        {
            await foreach (var observation in ReadAsync(execution.Id, last, stop))
            {
                if (wanted(observation.Fact))
                    yield return ObservationResponse.Of(observation);
            }
        }
    }

    private static async Task OutputAsync(ExportArchive archive, Execution execution, CancellationToken stop)
    {
        await archive.AddTextAsync("output/stdout.txt", "what it wrote", execution.Outcome?.Output.Stdout ?? "", stop);
        await archive.AddTextAsync("output/stderr.txt", "what it wrote", execution.Outcome?.Output.Stderr ?? "", stop);
        await archive.AddJsonAsync("output/results.json", "what it handed back", execution.Outcome?.Results ?? [], stop);
    }

    private async Task ArtifactsAsync(ExportArchive archive, Execution execution, CancellationToken stop)
    {
        var index = new List<ExportedFile>();
        foreach (var artifact in execution.Outcome?.Files ?? [])
        {
            var name = ExportNames.Inert("artifacts/files", index.Count + 1, artifact.Path);
            var there = await files.FindArtifactAsync(execution.Id, artifact.Path, stop) is { } stored && await AddStoredAsync(archive, name, "a file it left behind", stored.Id, stop);
            index.Add(new(artifact.Path, artifact.Size, artifact.Sha256, there ? name : null));
        }

        await archive.AddJsonAsync("artifacts/artifacts.json", "the files it left behind", index, stop);
    }

    private static async Task CaseAsync(ExportArchive archive, Execution execution, Incident? incident, CancellationToken stop)
    {
        if (incident is not null)
            await archive.AddJsonAsync("incident.json", "the incident it opened", IncidentResponse.Of(incident), stop);
        await archive.AddJsonAsync("steps.json", "what was done about it while it waited", execution.Steps, stop);
    }

    private static async Task<(long Size, string Hash, bool There)> AddContentAsync(ExportArchive archive, string name, ReadOnlyMemory<byte> content, CancellationToken stop)
    {
        await archive.AddAsync(name, "a file that came along", async stream => await stream.WriteAsync(content, stop), stop);
        return (content.Length, archive.Entries[^1].Sha256, true);
    }

    private async Task<bool> AddStoredAsync(ExportArchive archive, string name, string what, StoredFileId id, CancellationToken stop)
    {
        if (await files.OpenReadAsync(id, stop) is not { } content)
            return false;
        await using (content)
            await archive.AddAsync(name, what, stream => content.CopyToAsync(stream, stop), stop);
        return true;
    }

    // Open flows alone are held; the sandbox's limit of flows bounds them.
    private async IAsyncEnumerable<ExportedFlow> FlowsAsync(ExecutionId id, long upTo, [EnumeratorCancellation] CancellationToken stop)
    {
        var open = new Dictionary<long, ExportedFlow>();
        await foreach (var observation in ReadAsync(id, upTo, stop))
        {
            if (observation.Fact is not NetworkFlow fact)
                continue;
            var flow = ExportedFlow.Of(open.GetValueOrDefault(fact.Flow), observation);
            open[fact.Flow] = flow;
            if (flow.Ended && open.Remove(fact.Flow))
                yield return flow;
        }

        foreach (var flow in open.Values.OrderBy(flow => flow.Flow))
            yield return flow;
    }

    private async IAsyncEnumerable<Observation> ReadAsync(ExecutionId id, long upTo, [EnumeratorCancellation] CancellationToken stop)
    {
        var after = 0L;
        while (after < upTo && await evidence.ListObservationsAsync(id, after, PageMax, stop) is { Count: > 0 } page)
        {
            foreach (var observation in page.Where(observation => observation.Sequence <= upTo))
                yield return observation;
            after = page[^1].Sequence;
        }
    }
}
