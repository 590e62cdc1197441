using System.Globalization;
using System.Text.Json;
using InterpreterGuard.Core.Replays;
using InterpreterGuard.Host.Problems;
using InterpreterGuard.Host.Reading;
using InterpreterGuard.Policies.Candidates;

namespace InterpreterGuard.Host.Replays;

/// <summary>Reads a request for a replay, or says everything that is wrong with it.</summary>
internal sealed class ReplayRequestReader(TimeProvider time)
{
    private const int LimitUsual = 10_000;
    private const int LimitMax = 100_000;
    private static readonly TimeSpan SinceUsual = TimeSpan.FromDays(7);
    private static readonly TimeSpan SinceMax = TimeSpan.FromDays(3650);

    private readonly List<FieldProblem> _problems = [];

    public (CandidateFiles Files, ReplayQuery Query, IReadOnlyList<FieldProblem> Problems) Read(JsonElement body)
    {
        var reader = new ObjectReader(body, "", _problems, "policy", "preset", "overlay", "since", "limit");
        var preset = reader.Text("preset");
        if (preset is not null && !CandidateName.IsPreset(preset))
            reader.Add("preset", "is no preset's name; write one such as 'strict', or '' for none");
        var files = new CandidateFiles(Files(reader, "policy"), preset, Files(reader, "overlay"));
        return (files, new ReplayQuery(Since(reader), Limit(reader)), _problems);
    }

    private static Dictionary<string, string>? Files(ObjectReader reader, string name)
    {
        if (reader.Take(name, JsonValueKind.Object, "an object of texts by file name") is not { } folder)
            return null;
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        if (folder.GetPropertyCount() > CandidateFiles.FilesMax)
        {
            reader.Add(name, $"has {folder.GetPropertyCount()} files; at most {CandidateFiles.FilesMax} are allowed");
            return files;
        }

        foreach (var file in folder.EnumerateObject())
        {
            if (!CandidateName.IsFile(file.Name))
                reader.Add($"{name}.{Nearest.Quote(file.Name)}", $"is no name of a policy's file; {CandidateName.Rule}");
            else if (file.Value.ValueKind != JsonValueKind.String)
                reader.Add($"{name}.{file.Name}", "must be the file's text");
            else
                files[file.Name] = file.Value.GetString()!;
        }

        foreach (var file in files.Keys.Select(Path.GetDirectoryName).Distinct(StringComparer.Ordinal).Where(folder => files.ContainsKey(folder!)))
            reader.Add($"{name}.{file}", "is a file and a folder at once");
        return files;
    }

    private DateTimeOffset Since(ObjectReader reader)
    {
        var now = time.GetUtcNow();
        if (reader.Text("since") is not { } text)
            return now - SinceUsual;
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) && text.Contains('-', StringComparison.Ordinal))
            return at;
        TimeSpan? unit = text.Length < 2 ? null : text[^1] switch { 'm' => TimeSpan.FromMinutes(1), 'h' => TimeSpan.FromHours(1), 'd' => TimeSpan.FromDays(1), _ => null };
        if (unit is { } one && int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0 && count <= SinceMax / one)
            return now - (one * count);
        reader.Add("since", "must be a time span such as 30m, 12h or 7d, at most ten years, or a time such as 2026-01-31T12:00:00Z");
        return now;
    }

    private static int Limit(ObjectReader reader)
    {
        if (reader.Take("limit", JsonValueKind.Number, "a number of executions") is not { } value)
            return LimitUsual;
        if (value.TryGetInt32(out var limit) && limit is >= 1 and <= LimitMax)
            return limit;
        reader.Add("limit", $"must be a whole number from 1 to {LimitMax}");
        return LimitUsual;
    }
}
