using InterpreterGuard.Cli.Showing;
using InterpreterGuard.Client;

namespace InterpreterGuard.Cli.Repl;

/// <summary>What a cell does, shown while it does it: output as it comes, values, figures saved and named, the error in colour, and at the end what a person should know.</summary>
internal sealed class CellReport(Screen screen, TextWriter stdout, bool stdoutIsFile, PlotFolder plots)
{
    private readonly TracebackLines _stderr = new(screen);
    private bool _live;
    private bool _lineOpen;
    private bool _errorTold;

    public void Show(ExecutionEvent told)
    {
        switch (told)
        {
            case OutputWritten { IsError: false } output:
                _stderr.Flush();
                Write(output.Text);
                break;
            case OutputWritten output:
                EndLine();
                _stderr.Write(output.Text);
                _errorTold = true;
                break;
            case ResultProduced result:
                Show(result.Result);
                break;
            case ArtifactWritten file:
                EndLine();
                screen.Detail($"file  {SafeText.Line(file.File.Path)}  {file.File.Size} bytes");
                break;
            case ErrorRaised error:
                ShowError(error.Error);
                break;
            case ExecutionEnded ended:
                End(ended.Execution);
                return;
        }

        _live |= told is not ExecutionStarted;
    }

    /// <summary>Something of ours between what the program says.</summary>
    public void Note(string text)
    {
        EndLine();
        _stderr.Flush();
        screen.Warn(text);
    }

    private void Write(string text)
    {
        stdout.Write(stdoutIsFile ? text : SafeText.Lines(text));
        stdout.Flush();
        if (text.Length > 0)
            _lineOpen = text[^1] != '\n';
    }

    private void EndLine()
    {
        if (_lineOpen)
            Write("\n");
    }

    private void Show(ExecutionResult result)
    {
        _stderr.Flush();
        EndLine();
        var image = result.Image;
        if (result.Text is { Length: > 0 } plain && (image is null || result.IsMain))
            Write(plain.TrimEnd('\n') + "\n");
        if (image is not null)
            screen.Line($"  figure  {SafeText.Line(plots.Save(image))}  {image.Bytes.Length / 1024.0:0.#} KiB", "green");
        foreach (var (kind, value) in result.Data.Where(other => other.Key is not ("text/plain" or "image/png" or "image/jpeg")))
            screen.Detail($"also as {SafeText.Line(kind)}, {value.Length} characters");
    }

    // Runners write it to stderr as well; once is enough.
    private void ShowError(ExecutionError error)
    {
        if (_errorTold)
            return;
        _errorTold = true;
        EndLine();
        _stderr.Write((error.Traceback is { Length: > 0 } traceback ? traceback : $"{error.Name}: {error.Value}").TrimEnd('\n') + "\n");
    }

    private void End(Execution execution)
    {
        if (!_live)
            ShowWhole(execution);
        _stderr.Flush();
        EndLine();
        if (execution.Truncated)
            screen.Detail("output was cut");
        if (execution.Status != ExecutionStatus.Completed)
            screen.Line($"── {SafeText.Line(execution.Status.Name)}{(execution.ExitCode is { } code ? $" · exit code {code}" : "")} · {SafeText.Line(execution.Id)}", SeverityStyle.OfStatus(execution.Status.Name));
        if (execution.Status == ExecutionStatus.Held)
            screen.Detail("A person decides about it: ./guard held. Nothing of it ran.");
        new SecurityNotice(screen, $"./guard incident shows all").Show(execution);
    }

    // A host that told nothing on the way tells it all at the end.
    private void ShowWhole(Execution execution)
    {
        Write(execution.Stdout);
        foreach (var result in execution.Results)
            Show(result);
        if (execution.Stderr.Length > 0)
            Show(new OutputWritten { IsError = true, Text = execution.Stderr });
        if (execution.Error is { } error)
            ShowError(error);
    }
}
