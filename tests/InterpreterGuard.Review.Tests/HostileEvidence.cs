using InterpreterGuard.Core.Access;
using InterpreterGuard.Core.Cases;
using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Evidence;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Screening;
using InterpreterGuard.Core.Submissions;
using InterpreterGuard.Host.Incidents;
using InterpreterGuard.Host.Review.SignIn;
using InterpreterGuard.TestKit.Given;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;

namespace InterpreterGuard.Review.Tests;

/// <summary>Puts hostile strings into every field that an agent controls.</summary>
internal static class HostileEvidence
{
    /// <summary>An incident whose every text is this.</summary>
    public static async Task<IncidentId> OpenIncidentAsync(ReviewHost host, string text, DateTimeOffset at)
    {
        var store = host.Services.GetRequiredService<IEvidenceStore>();
        var accepted = GivenExecutions.Accepted("print(1)", at);
        accepted = accepted with { Submission = Submission(accepted.Submission, [text]) };
        var id = new IncidentId(Guid.CreateVersion7(at));
        var incident = GivenExecutions.IncidentOf(accepted, at: at) with { Id = id, Summary = text, Attack = ["T1059", text], Fingerprint = id.ToString() };
        await store.AcceptAsync(accepted, CancellationToken.None);
        await store.CompleteAsync(GivenExecutions.Ended(accepted, id), incident, CancellationToken.None);
        return id;
    }

    /// <summary>A submission that waits, with all these texts wherever there is room for more than one.</summary>
    public static async Task<ExecutionId> HoldAsync(ReviewHost host, IReadOnlyList<string> texts, DateTimeOffset at)
    {
        var store = host.Services.GetRequiredService<IEvidenceStore>();
        var accepted = GivenExecutions.Accepted("print(1)", at);
        accepted = accepted with { Submission = Submission(accepted.Submission, texts) };
        var held = GivenExecutions.Held(accepted) with
        {
            HeldUntil = DateTimeOffset.MaxValue.AddYears(-1),
            Findings = [.. texts.Select((text, index) => new Finding(
                new RuleId("IG1001"), text, Severity.High, RuleAction.Hold, RuleAction.Hold, false, text, new SourceSpan(index + 1, 1, index + 1, 4), [text], ["T1059"],
                new CodeImport { Language = Language.Python, Span = SourceSpan.Start, Module = text }))],
            Layers = [.. texts.Select((text, index) => new CodeLayer([text, "bash -c"], Language.Shell, text, new SourceSpan(index + 1, 1, index + 1, 2)))],
        };
        await store.AcceptAsync(accepted, CancellationToken.None);
        await store.CompleteAsync(held, null, CancellationToken.None);
        return held.Id;
    }

    /// <summary>Saved filters with these texts in name and query, as many as may be.</summary>
    public static async Task SaveFiltersAsync(ReviewHost host, IReadOnlyList<string> texts)
    {
        var person = new ReviewPerson("admin", Role.Admin).ToCaller();
        var saved = 0;
        foreach (var text in texts)
        {
            var filter = SavedFilterReader.Read(text, QueryHelpers.AddQueryString("", "text", text), person, TimeProvider.System, []);
            if (filter.Check() is null && await host.Services.GetRequiredService<ISavedFilters>().SaveAsync(person.KeyId, filter, CancellationToken.None))
                saved++;
        }

        Assert.True(saved >= SavedFilter.CountMax, $"{saved} filters were saved.");
    }

    private static Submission Submission(Submission given, IReadOnlyList<string> texts) => given with
    {
        // Source has no NUL; the door refuses it.
        Code = string.Join('\n', texts).Replace("\0", "", StringComparison.Ordinal),
        Stdin = string.Join('\n', texts),
        Arguments = texts,
        Environment = texts.Index().ToDictionary(text => $"{text.Item}{text.Index}", text => text.Item, StringComparer.Ordinal),
        Files = [.. texts.Select(text => new SubmissionFile(text, new byte[] { 1 }))],
        Context = new SubmissionContext(texts[0], texts[1 % texts.Count], texts[2 % texts.Count], texts[3 % texts.Count], texts[4 % texts.Count]),
    };
}
