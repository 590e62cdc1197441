using System.Text.Json;
using InterpreterGuard.Core.Admission;
using InterpreterGuard.Core.Evidence;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Core.Sessions;
using InterpreterGuard.Core.Submissions;
using InterpreterGuard.Host.Access;
using InterpreterGuard.Host.Files;
using InterpreterGuard.Host.Problems;
using InterpreterGuard.Host.Reading;

namespace InterpreterGuard.Host.Executions;

/// <summary>The door: makes a submission of a request's JSON, or says everything that is wrong with it.</summary>
internal sealed class SubmissionReader(HostSettings settings, ReferredFiles referred, IPolicy policy, TimeProvider time)
{
    private readonly List<FieldProblem> _problems = [];

    public (Submission? Submission, IReadOnlyList<FieldProblem> Problems) Read(JsonElement body, Caller caller)
    {
        var reader = new ObjectReader(
            body, "", _problems, "language", "code", "stdin", "args", "env", "files", "profile", "timeout_seconds", "limits", "priority", "context", "advice");
        var language = CodeReading.Language(reader);
        var environment = Inputs(reader).Environment();
        var files = new FilesReader(settings, referred, reader, _problems).Read();
        var profile = new ProfileReader(policy, reader, _problems).Read(language, environment.Keys, caller);
        CheckRoom(reader, files, profile);
        var limits = profile is null ? null : LimitsReader.Read(reader, profile, _problems);
        var priority = Priority(reader);
        return Complete(reader, language, environment, profile, caller) is { } submission
            ? (submission with { Files = files, LimitsAsked = limits, Priority = priority }, [])
            : (null, _problems);
    }

    /// <summary>An execution of a session: what the session has said already need not be said again, and cannot be said otherwise.</summary>
    public (Submission? Submission, IReadOnlyList<FieldProblem> Problems) ReadCell(JsonElement body, SessionView session, Caller caller)
    {
        var reader = new ObjectReader(body, "", _problems, "language", "code", "stdin", "args", "env", "timeout_seconds", "context", "advice");
        var opened = session.Request;
        var language = CodeReading.LanguageOr(reader, opened.Language);
        var environment = Inputs(reader).Environment();
        var profile = policy.Profiles.GetValueOrDefault(opened.ProfileName);
        if (profile is not null)
            new ProfileReader(policy, reader, _problems).CheckUse(profile, language, environment.Keys);
        var all = new Dictionary<string, string>(opened.Environment, StringComparer.Ordinal);
        foreach (var (name, value) in environment)
            all[name] = value;
        var narrowed = profile is null ? null : (opened.LimitsAsked ?? new()).Narrow(profile);
        return Complete(reader, language, all, narrowed, caller, opened.Context) is { } submission
            ? (submission with { ProfileName = opened.ProfileName, LimitsAsked = opened.LimitsAsked, SessionId = session.Id }, [])
            : (null, _problems);
    }

    private InputsReader Inputs(ObjectReader reader) => new(settings, reader, _problems);

    private Submission? Complete(
        ObjectReader reader, Language language, IReadOnlyDictionary<string, string> environment, Profile? profile, Caller caller, SubmissionContext? usual = null)
    {
        var code = CodeReading.Code(reader, settings.CodeBytesMax);
        var stdin = reader.Text("stdin") ?? "";
        var arguments = Inputs(reader).Arguments();
        var wallClock = WallClock(reader, profile);
        var context = ContextReader.Read(reader, _problems, usual);
        var advice = reader.Flag("advice");
        return _problems.Count > 0 ? null : new Submission
        {
            Id = ExecutionId.New(time),
            Language = language,
            Code = code,
            Stdin = stdin,
            Arguments = arguments,
            Environment = environment,
            ProfileName = profile?.Name ?? "",
            WallClockAsked = wallClock,
            Context = context,
            Advice = advice,
            ApiKeyId = caller.KeyId,
            Tenant = caller.Tenant,
            ReceivedAt = time.GetEvidenceTime(),
        };
    }

    public static void CheckRoom(ObjectReader reader, IReadOnlyList<SubmissionFile> files, Profile? profile)
    {
        if (profile is not null && files.Sum(file => file.Size) is var bytes && bytes > profile.WorkBytesMax)
            reader.Add("files", $"have {bytes} bytes together; the work folder of profile '{profile.Name}' holds {profile.WorkBytesMax}. Name another profile, or send less");
    }

    private static AdmissionPriority? Priority(ObjectReader reader)
    {
        switch (reader.Text("priority"))
        {
            case null:
                return null;
            case "interactive":
                return AdmissionPriority.Interactive;
            case "batch":
                return AdmissionPriority.Batch;
            default:
                reader.Add("priority", "must be interactive or batch");
                return null;
        }
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
}
