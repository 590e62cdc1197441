using System.Text.Json;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Core.Sessions;
using InterpreterGuard.Core.Submissions;
using InterpreterGuard.Host.Access;
using InterpreterGuard.Host.Executions;
using InterpreterGuard.Host.Files;
using InterpreterGuard.Host.Problems;
using InterpreterGuard.Host.Reading;

namespace InterpreterGuard.Host.Sessions;

/// <summary>The door for sessions: makes a request of its JSON, or says everything that is wrong with it.</summary>
internal sealed class SessionReader(HostSettings settings, SessionSettings sessions, ReferredFiles referred, IPolicy policy)
{
    private readonly List<FieldProblem> _problems = [];

    public (SessionRequest? Request, IReadOnlyList<FieldProblem> Problems) Read(JsonElement body, Caller caller)
    {
        var reader = new ObjectReader(body, "", _problems, "language", "profile", "limits", "env", "files", "context", "idle_seconds", "lifetime_seconds");
        var language = CodeReading.LanguageOr(reader, Language.Python);
        var environment = new InputsReader(settings, reader, _problems).Environment();
        var files = new FilesReader(settings, referred, reader, _problems).Read();
        var profile = new ProfileReader(policy, reader, _problems).Read(language, environment.Keys, caller);
        SubmissionReader.CheckRoom(reader, files, profile);
        var limits = profile is null ? null : LimitsReader.Read(reader, profile, _problems);
        var context = ContextReader.Read(reader, _problems);
        var idle = Time(reader, "idle_seconds", sessions.IdleDefault, sessions.IdleMax);
        var lifetime = Time(reader, "lifetime_seconds", sessions.LifetimeDefault, sessions.LifetimeMax);
        if (_problems.Count > 0)
            return (null, _problems);

        return (new SessionRequest
        {
            ApiKeyId = caller.KeyId,
            Language = language,
            ProfileName = profile!.Name,
            LimitsAsked = limits,
            Policy = policy,
            Environment = environment,
            Files = files,
            Context = context,
            IdleMax = idle,
            LifetimeMax = lifetime,
        }, []);
    }

    private static TimeSpan Time(ObjectReader reader, string name, TimeSpan usual, TimeSpan max)
    {
        if (reader.Take(name, JsonValueKind.Number, "a number of seconds") is not { } value)
            return usual;
        if (value.TryGetDouble(out var seconds) && seconds >= 1 && seconds <= max.TotalSeconds)
            return TimeSpan.FromSeconds(seconds);
        reader.Add(name, $"must be 1 to {max.TotalSeconds}; leave it out for {usual.TotalSeconds}");
        return usual;
    }
}
