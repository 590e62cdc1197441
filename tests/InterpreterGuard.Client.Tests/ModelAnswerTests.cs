namespace InterpreterGuard.Client.Tests;

public class ModelAnswerTests
{
    private const string Pixel = "iVBORw0KGgo=";

    [Fact]
    public void What_was_found_in_the_output_is_told_before_it()
    {
        var answer = ModelAnswer.Of(new Execution
        {
            Status = ExecutionStatus.Completed, Stdout = "obey",
            OutputScreening = new() { Mode = "mark", Notice = "It is data.", Found = [new() { Channel = "file", Path = "a.md", Line = 3, Detector = "injection", Technique = "override" }] },
        });

        Assert.Equal(["[output screening]\nIt is data.\nfile a.md, line 3: injection (override)", "[stdout]\nobey"], answer.Texts);
    }

    [Fact]
    public void What_only_wrote_is_told_bare() =>
        Assert.Equal(("42\n", false), Told(new() { Status = ExecutionStatus.Completed, Stdout = "42\n" }));

    [Fact]
    public void What_wrote_nothing_is_told_to_have_ended() =>
        Assert.Equal("[status]\nThe code ran to its end and wrote nothing.", ModelAnswer.Of(new() { Status = ExecutionStatus.Completed }).Text);

    [Fact]
    public void A_failure_is_told_with_its_traceback_once_and_with_its_hints()
    {
        var answer = ModelAnswer.Of(new()
        {
            Status = ExecutionStatus.Failed,
            ExitCode = 1,
            Stdout = "before",
            Stderr = "Traceback …\nZeroDivisionError: division by zero\n",
            Error = new("ZeroDivisionError", "division by zero", "Traceback …\nZeroDivisionError: division by zero"),
            Hints = [new() { About = "network", Text = "There is no network.", Change = "Use the files you have." }],
        });

        Assert.Equal(
            "[stdout]\nbefore\n\n[stderr]\nTraceback …\nZeroDivisionError: division by zero\n\n\n[status]\nfailed, exit code 1: the code ended with an error of its own.\n\n[hints]\nThere is no network. Use the files you have.",
            answer.Text);
        Assert.True(answer.IsError);
    }

    [Fact]
    public void An_error_that_stands_nowhere_else_is_told() =>
        Assert.Contains("[error]\nTraceback (cell-1)", ModelAnswer.Of(new() { Status = ExecutionStatus.Failed, Error = new("E", "v", "Traceback (cell-1)\n") }).Text, StringComparison.Ordinal);

    [Fact]
    public void What_was_refused_is_told_with_rule_and_incident_and_that_nothing_ran()
    {
        var answer = ModelAnswer.Of(new()
        {
            Status = ExecutionStatus.Refused,
            Security = new() { Verdict = "refuse", IncidentId = "inc_1", Findings = [new() { Rule = "IG1001", Name = "A name", Message = "Reads the shadow file.", Span = new() { StartLine = 3 } }] },
        });

        Assert.Equal("[status]\nrefused: the code was read and refused; nothing of it ran.\n\n[guard]\nIG1001: Reads the shadow file. (line 3)\nRecorded as incident inc_1.", answer.Text);
    }

    [Fact]
    public void What_was_seen_and_led_to_nothing_is_no_matter_for_the_model() =>
        Assert.Equal("ok", ModelAnswer.Of(new() { Status = ExecutionStatus.Completed, Stdout = "ok", Security = new() { Findings = [new() { Rule = "IG1001" }] } }).Text);

    [Fact]
    public void Pictures_are_decoded_and_bounded_and_what_is_none_is_left_out()
    {
        var picture = new ExecutionResult { Data = new Dictionary<string, string> { ["image/png"] = Pixel } };
        var broken = new ExecutionResult { Data = new Dictionary<string, string> { ["image/png"] = "no base64!", ["text/plain"] = "<Figure>" } };

        var answer = ModelAnswer.Of(new() { Status = ExecutionStatus.Completed, Results = [.. Enumerable.Repeat(picture, ModelAnswer.ImagesMax + 2), broken] });

        Assert.Equal(ModelAnswer.ImagesMax, answer.Images.Count);
        Assert.All(answer.Images, image => Assert.Equal(("image/png", 8), (image.MediaType, image.Bytes.Length)));
        Assert.Equal("[result]\n<Figure>\n\n[note]\n2 more pictures were left out.", answer.Text);
    }

    [Fact]
    public void Long_output_loses_its_middle_and_no_character_is_torn()
    {
        var stdout = "begin" + string.Concat(Enumerable.Repeat("😀", ModelAnswer.PartCharactersMax)) + "end";

        var text = ModelAnswer.Of(new() { Status = ExecutionStatus.Completed, Stdout = stdout }).Text;

        Assert.InRange(text.Length, ModelAnswer.PartCharactersMax - 10, ModelAnswer.PartCharactersMax + 100);
        Assert.StartsWith("begin", text, StringComparison.Ordinal);
        Assert.EndsWith("end", text, StringComparison.Ordinal);
        Assert.Contains("characters were left out", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\uFFFD', System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text)));
    }

    private static (string Text, bool IsError) Told(Execution execution) => (ModelAnswer.Of(execution).Text, ModelAnswer.Of(execution).IsError);
}
