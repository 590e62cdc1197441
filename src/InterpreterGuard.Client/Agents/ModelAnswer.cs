namespace InterpreterGuard.Client;

/// <summary>An execution as a model should read it: what the code said, what went wrong, what to change, and pictures. Text is cut to a bound, the middle first.</summary>
/// <param name="Parts">Sections in the order in which they should be read.</param>
/// <param name="Images">Figures and pictures the code handed back.</param>
/// <param name="IsError">Whether the code did not do what it was to do: it failed, met a limit, or was stopped.</param>
public sealed record ModelAnswer(IReadOnlyList<ModelPart> Parts, IReadOnlyList<ResultImage> Images, bool IsError)
{
    /// <summary>Characters of a section that are told. 20 000.</summary>
    public const int PartCharactersMax = 20_000;

    /// <summary>Pictures that are told. 8.</summary>
    public const int ImagesMax = 8;

    /// <summary>Each section with its name above it; a lone output or value bare.</summary>
    public IReadOnlyList<string> Texts => Parts is [{ Name: "stdout" or "result" } only] ? [only.Text] : [.. Parts.Select(part => $"[{part.Name}]\n{part.Text}")];

    /// <summary>All sections as one text.</summary>
    public string Text => string.Join("\n\n", Texts);

    /// <summary>Makes the answer out of an execution.</summary>
    public static ModelAnswer Of(Execution execution)
    {
        ArgumentNullException.ThrowIfNull(execution);
        var pictures = execution.Results.Select(result => result.Image).OfType<ResultImage>().ToList();
        ModelPart[] parts =
        [
            new("output screening", Screened(execution.OutputScreening)),
            new("stdout", execution.Stdout),
            new("result", string.Join("\n\n", execution.Results.Select(Described).Where(text => text.Length > 0))),
            new("stderr", execution.Stderr),
            new("error", Error(execution)),
            new("files", string.Join('\n', execution.Files.Select(file => $"{file.Path} ({file.Size} bytes)"))),
            new("status", Status(execution)),
            new("guard", Guard(execution)),
            new("hints", string.Join('\n', execution.Hints.Select(Hint))),
            new("note", Note(execution, pictures.Count)),
        ];
        List<ModelPart> told = [.. parts.Where(part => part.Text.Length > 0).Select(part => part with { Text = Cut(part.Text) })];
        if (told.Count == 0 && pictures.Count == 0)
            told.Add(new("status", "The code ran to its end and wrote nothing."));
        return new(told, [.. pictures.Take(ImagesMax)], execution.Status != ExecutionStatus.Completed);
    }

    // Before the output, so that who reads it knows.
    private static string Screened(ScreenedOutput? screened) => screened is null ? ""
        : string.Join('\n', screened.Found.Select(found => $"{found.Channel}{(found.Path.Length == 0 ? "" : $" {found.Path}")}, line {found.Line}: {found.Detector} ({found.Technique})").Prepend(screened.Notice));

    // A figure's text says no more than that it is one; a value that has a picture and a text of its own keeps both.
    private static string Described(ExecutionResult result) =>
        result.Text ?? result.Data.GetValueOrDefault("text/markdown") ?? result.Data.GetValueOrDefault("application/json") ?? result.Data.GetValueOrDefault("text/html") ?? "";

    // Most languages write the traceback to stderr as well; once is enough.
    private static string Error(Execution execution) => execution.Error switch
    {
        null => "",
        { Traceback: { Length: > 0 } traceback } when !execution.Stderr.Contains(traceback.Trim(), StringComparison.Ordinal) => traceback.Trim(),
        { } error => execution.Stderr.Contains(error.Value, StringComparison.Ordinal) && execution.Stderr.Contains(error.Name, StringComparison.Ordinal) ? "" : $"{error.Name}: {error.Value}",
    };

    private static string Status(Execution execution)
    {
        if (execution.Status == ExecutionStatus.Completed)
            return "";
        var ending = execution.ExitCode is { } code ? $", exit code {code}" : execution.Signal is { } signal ? $", signal {signal}" : "";
        return $"{execution.Status}{ending}: {Meaning(execution.Status)}";
    }

    private static string Meaning(ExecutionStatus status) => status.Name switch
    {
        "failed" => "the code ended with an error of its own.",
        "timed_out" => "the wall clock ran out before the code ended.",
        "cpu_exceeded" => "the code used up its processor time.",
        "memory_exceeded" => "the code used more memory than it may.",
        "output_exceeded" => "the code wrote more output than it may.",
        "process_limit" => "the code started more processes than it may.",
        "disk_exceeded" => "the code wrote more to disk than it may.",
        "refused" => "the code was read and refused; nothing of it ran.",
        "held" => "the code waits for a person's decision; nothing of it ran yet. Do not send it again.",
        "killed" => "a security rule stopped the code while it ran.",
        "cancelled" => "the execution was cancelled.",
        "sandbox_failed" => "the sandbox failed, not the code; sending it again is safe.",
        _ => "see the status.",
    };

    private static string Guard(Execution execution)
    {
        var said = execution.Security.Findings.Select(finding => Rule(finding.Rule, finding.Message ?? finding.Name, finding.Span))
            .Concat(execution.Security.Detections.Select(detection => Rule(detection.Rule, detection.Message ?? detection.Name, at: null)))
            .Distinct(StringComparer.Ordinal);
        return execution.Security.IncidentId is { } incident || execution.Status.IsStopped
            ? string.Join('\n', said.Append(execution.Security.IncidentId is { } id ? $"Recorded as incident {id}." : "").Where(line => line.Length > 0))
            : "";
    }

    private static string Rule(string rule, string sentence, SourceSpan? at) => $"{rule}: {sentence}{(at is null ? "" : $" (line {at.StartLine})")}";

    private static string Hint(ExecutionHint hint) => hint.Change is { Length: > 0 } change ? $"{hint.Text.TrimEnd()} {change}" : hint.Text;

    private static string Note(Execution execution, int pictures)
    {
        string[] notes = [execution.Truncated ? "Output was cut by the sandbox." : "", pictures > ImagesMax ? $"{pictures - ImagesMax} more pictures were left out." : ""];
        return string.Join(' ', notes.Where(note => note.Length > 0));
    }

    // The beginning says what it was, the end how it came out.
    private static string Cut(string text)
    {
        if (text.Length <= PartCharactersMax)
            return text;
        var (head, tail) = (Whole(text, PartCharactersMax / 2), Whole(text, text.Length - PartCharactersMax / 2));
        return $"{text[..head]}\n… {tail - head} characters were left out …\n{text[tail..]}";
    }

    // Never between the halves of one character.
    private static int Whole(string text, int at) => char.IsLowSurrogate(text[at]) ? at - 1 : at;
}
