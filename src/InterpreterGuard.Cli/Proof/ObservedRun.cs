using System.Globalization;
using InterpreterGuard.Cli.Api;
using InterpreterGuard.Cli.Commands;
using InterpreterGuard.Core.Observations;

namespace InterpreterGuard.Cli.Proof;

/// <summary>A program's run on a host, with everything that was seen.</summary>
/// <param name="Answer">The host's answer.</param>
/// <param name="Language">The language it was run as.</param>
/// <param name="Observations">What was seen, in order.</param>
internal sealed record ObservedRun(Answer Answer, string Language, IReadOnlyList<Observation> Observations)
{
    private const int SourceBytesMax = 1 << 20;

    public string Status => Answer.Status;

    public string Profile => Answer.Text("profile");

    /// <summary>What the host saw and did not keep.</summary>
    public long Dropped => (long)(Answer.Part("security").Part("policy").Number("observations_dropped") ?? 0);

    public static async Task<ObservedRun> MakeAsync(GuardClient host, string path, string? language, string? profile, CancellationToken cancellationToken)
    {
        var length = new FileInfo(path).Length;
        if (length > SourceBytesMax)
            throw new GuardException(string.Create(CultureInfo.InvariantCulture, $"{path} has {length} bytes; at most {SourceBytesMax} are run here."));
        var code = await File.ReadAllTextAsync(path, cancellationToken);
        var request = new ExecutionRequest
        {
            Language = language ?? LanguageGuess.Of(path, code),
            Code = code,
            Profile = profile,
            Context = new() { Agent = "guard policy", User = Environment.UserName },
        };
        var answer = await host.ExecuteAsync(request, cancellationToken);
        var seen = new List<Observation>();
        for (var after = 0L; ; after = seen[^1].Sequence)
        {
            var page = await host.ObservationsAsync(answer.Text("id"), after, cancellationToken);
            seen.AddRange(page.Observations());
            if (page.Number("next_after") is null)
                return new(answer, request.Language, seen);
        }
    }
}
