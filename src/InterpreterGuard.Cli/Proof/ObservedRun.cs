using System.Globalization;
using InterpreterGuard.Cli.Api;
using InterpreterGuard.Cli.Commands;
using InterpreterGuard.Client;
using InterpreterGuard.Core.Observations;

namespace InterpreterGuard.Cli.Proof;

/// <summary>A program's run on a host, with everything that was seen.</summary>
/// <param name="Execution">How it ended.</param>
/// <param name="Language">The language it was run as.</param>
/// <param name="Observations">What was seen, in order.</param>
internal sealed record ObservedRun(Execution Execution, string Language, IReadOnlyList<Observation> Observations)
{
    private const int SourceBytesMax = 1 << 20;
    private const int PageMax = 10_000;

    public string Status => Execution.Status.Name;

    public string Profile => Execution.Profile;

    /// <summary>What the host saw and did not keep.</summary>
    public long Dropped => Execution.Security.Policy?.ObservationsDropped ?? 0;

    public static async Task<ObservedRun> MakeAsync(GuardClient host, string path, string? language, string? profile, CancellationToken cancellationToken)
    {
        var length = new FileInfo(path).Length;
        if (length > SourceBytesMax)
            throw new GuardException(string.Create(CultureInfo.InvariantCulture, $"{path} has {length} bytes; at most {SourceBytesMax} are run here."));
        var code = await File.ReadAllTextAsync(path, cancellationToken);
        var spoken = language ?? LanguageGuess.Of(path, code);
        var request = new CodeRequest
        {
            Language = spoken,
            Code = code,
            Profile = profile,
            Context = new() { Agent = "guard policy", User = Environment.UserName },
        };
        var execution = await host.RunAsync(request, cancellationToken);
        var seen = new List<Observation>();
        for (var after = 0L; ; after = seen[^1].Sequence)
        {
            var page = await host.ListObservationsAsync(execution.Id, after, PageMax, cancellationToken);
            seen.AddRange(page.Seen());
            if (page.NextAfter is null)
                return new(execution, spoken, seen);
        }
    }
}
