using System.Text.Json;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Core.Submissions;
using InterpreterGuard.Host.Access;
using InterpreterGuard.Host.Problems;
using InterpreterGuard.Host.Reading;

namespace InterpreterGuard.Host.Executions;

/// <summary>The door: makes a submission of a request's JSON, or says everything that is wrong with it.</summary>
internal sealed class SubmissionReader(HostSettings settings, IPolicy policy, TimeProvider time)
{
    private const int ContextCharactersMax = 256;
    private readonly List<FieldProblem> _problems = [];

    public (Submission? Submission, IReadOnlyList<FieldProblem> Problems) Read(JsonElement body, Caller caller)
    {
        var reader = new ObjectReader(
            body, "", _problems, "language", "code", "stdin", "args", "env", "files", "profile", "timeout_seconds", "limits", "context", "advice");
        var language = CodeReading.Language(reader);
        var code = CodeReading.Code(reader, settings.CodeBytesMax);
        var stdin = reader.Text("stdin") ?? "";
        var inputs = new InputsReader(settings, reader, _problems);
        var arguments = inputs.Arguments();
        var environment = inputs.Environment();
        var files = new FilesReader(settings, reader, _problems).Read();
        var profile = new ProfileReader(policy, reader, _problems).Read(language, environment.Keys, caller);
        var wallClock = WallClock(reader, profile);
        var limits = profile is null ? null : LimitsReader.Read(reader, profile, _problems);
        var context = Context(reader);
        var advice = reader.Flag("advice");
        if (_problems.Count > 0)
            return (null, _problems);

        return (new Submission
        {
            Id = ExecutionId.New(time),
            Language = language,
            Code = code,
            Stdin = stdin,
            Arguments = arguments,
            Environment = environment,
            Files = files,
            ProfileName = profile!.Name,
            WallClockAsked = wallClock,
            LimitsAsked = limits,
            Context = context,
            Advice = advice,
            ApiKeyId = caller.KeyId,
            ReceivedAt = time.GetUtcNow(),
        }, []);
    }

    private static TimeSpan? WallClock(ObjectReader reader, Profile? profile)
    {
        if (reader.Take("timeout_seconds", JsonValueKind.Number, "a number of seconds") is not { } value || profile is null)
            return null;
        var max = profile.WallClockMax.TotalSeconds;
        if (value.TryGetDouble(out var seconds) && seconds > 0 && seconds <= max)
            return TimeSpan.FromSeconds(seconds);
        reader.Add("timeout_seconds", $"must be above 0 and at most {max} in profile '{profile.Name}'; leave it out for {max}");
        return null;
    }

    private SubmissionContext Context(ObjectReader reader)
    {
        if (reader.Take("context", JsonValueKind.Object, "an object") is not { } value)
            return SubmissionContext.Unknown;
        var fields = new ObjectReader(value, "context.", _problems, "agent", "model", "tool_call_id", "conversation", "user");
        return new SubmissionContext(Word("agent"), Word("model"), Word("tool_call_id"), Word("conversation"), Word("user"));

        string? Word(string name)
        {
            var text = fields.Text(name);
            if (text?.Length > ContextCharactersMax)
                fields.Add(name, $"has {text.Length} characters; at most {ContextCharactersMax} are allowed");
            else if (text?.Any(char.IsControl) == true)
                fields.Add(name, "has a control character; send plain text");
            return text;
        }
    }
}
