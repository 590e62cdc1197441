using System.Diagnostics;
using System.Globalization;
using InterpreterGuard.Core.Screening;
using InterpreterGuard.Core.Submissions;
using InterpreterGuard.Screening;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace InterpreterGuard.Benchmarks;

/// <summary>The screener in this process, beside the running host's parser: the honest programs of the tests by language, all of them at once, one text in six sizes, and bandit where it is installed.</summary>
internal sealed class ScreeningSpeed : IBenchmark
{
    private const int Rounds = 12;
    private const int Unmeasured = 3;

    // The JIT compiles the analyses a second time once they were used often: a host is past that after its first minute.
    private static readonly TimeSpan _warmUp = TimeSpan.FromSeconds(20);
    private const int LinesMin = 20;
    private const int LinesMax = 200;
    private const int FilesPerSecondMin = 300;
    private const int BanditFiles = 10;
    private static readonly int[] _kibibytes = [32, 64, 128, 256, 512, 1024];

    public string Name => "screening-speed";

    public string Description => "the honest programs of tests/samples by language and at once, one text in six sizes, bandit";

    public async Task<IReadOnlyList<BenchLine>> RunAsync(BenchHost host)
    {
        await host.SettleAsync(TimeSpan.FromSeconds(45));
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().Build())
            .AddSingleton<IParserConnections>(new HostsParser(host))
            .AddScreening()
            .BuildServiceProvider();
        foreach (var hosted in services.GetServices<IHostedService>())
            await hosted.StartAsync(CancellationToken.None);
        var screener = services.GetRequiredService<IScreener>();
        var programs = Programs();

        for (var started = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(started) < _warmUp;)
        {
            foreach (var program in programs)
                await TimeAsync(screener, program.Language, program.Code);
        }

        var lines = new List<BenchLine>();
        foreach (var language in programs.GroupBy(program => program.Language))
            lines.Add(await ByLanguageAsync(screener, language.Key, [.. language]));
        lines.Add(await AtOnceAsync(screener, programs));
        lines.Add(await BySizeAsync(screener));
        if (await BanditAsync(screener, programs) is { } beside)
            lines.Add(beside);
        return lines;
    }

    private static IReadOnlyList<Program> Programs()
    {
        var languages = new Dictionary<string, Language>(StringComparer.Ordinal) { [".py"] = Language.Python, [".sh"] = Language.Shell, [".js"] = Language.JavaScript, [".cs"] = Language.CSharp };
        return [.. Directory.EnumerateFiles(Path.Combine(Repository.Root(), "tests", "samples", "honest"))
            .Where(file => languages.ContainsKey(Path.GetExtension(file)))
            .Order(StringComparer.Ordinal)
            .Select(file => new Program(file, languages[Path.GetExtension(file)], File.ReadAllText(file)))];
    }

    private static async Task<BenchLine> ByLanguageAsync(IScreener screener, Language language, IReadOnlyList<Program> programs)
    {
        var measured = programs.Where(program => program.Code.Count(letter => letter == '\n') is >= LinesMin and <= LinesMax).ToList();
        var times = new Samples();
        for (var round = 0; round < Rounds + Unmeasured; round++)
        {
            foreach (var program in measured)
            {
                var took = await TimeAsync(screener, program.Language, program.Code);
                if (round >= Unmeasured)
                    times.Add(took);
            }
        }

        var aim = language == Language.JavaScript || language == Language.CSharp ? 5 : 8;
        return new(
            $"{language} files of {LinesMin} to {LinesMax} lines, median", $"{times.Median:F1} ms", $"p99 {times.Percentile(99):F1} ms, {measured.Count} files", $"{times.Median:F1} ms",
            $"under {aim} ms, p99 under 40 ms", times.Median < aim && times.Percentile(99) < 40);
    }

    private static async Task<BenchLine> AtOnceAsync(IScreener screener, IReadOnlyList<Program> programs)
    {
        const int passes = 8;
        var processors = Environment.ProcessorCount;
        var started = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, passes * programs.Count), new ParallelOptions { MaxDegreeOfParallelism = processors * 2 },
            async (number, stop) => await screener.ScreenAsync(Input(programs[number % programs.Count].Language, programs[number % programs.Count].Code), stop));
        var rate = passes * programs.Count / Stopwatch.GetElapsedTime(started).TotalSeconds;
        return new("files of all languages at once", $"{rate:F0} files/s", $"{processors} processors", $"{rate:F0}", $"at least {FilesPerSecondMin}", rate >= FilesPerSecondMin);
    }

    private static async Task<BenchLine> BySizeAsync(IScreener screener)
    {
        var took = new List<double>();
        foreach (var size in _kibibytes)
        {
            var code = Text(size << 10);
            await TimeAsync(screener, Language.Python, code);
            took.Add((await TimeAsync(screener, Language.Python, code)).TotalMilliseconds);
        }

        // Twice the size may cost twice the time and what a busy machine adds.
        var perKibibyte = took.Zip(_kibibytes, (time, size) => time / size).ToList();
        var growth = perKibibyte[^1] / perKibibyte[0];
        return new(
            "Python of 32 KiB to 1 MiB, each twice the one before", string.Join(", ", took.Select(time => $"{time:F0} ms")), "time by size, last against first", $"{growth:F2} ×",
            "1 MiB under 2 s, at most 1.5 ×", took[^1] < 2000 && growth <= 1.5);
    }

    private static async Task<BenchLine?> BanditAsync(IScreener screener, IReadOnlyList<Program> programs)
    {
        var files = programs.Where(program => program.Language == Language.Python).Take(BanditFiles).ToList();
        var (ours, theirs) = (new Samples(), new Samples());
        foreach (var program in files)
        {
            var started = Stopwatch.GetTimestamp();
            if (await Bandit.RunAsync("-q", program.File) is null)
                return null;
            theirs.Add(Stopwatch.GetElapsedTime(started));
            ours.Add(await TimeAsync(screener, program.Language, program.Code));
        }

        var ratio = theirs.Median / ours.Median;
        return new("a Python file beside bandit, median", $"{ours.Median:F1} ms", $"bandit {theirs.Median:F0} ms", $"1/{ratio:F0}", "at most 1/20", ratio >= 20);
    }

    private static async Task<TimeSpan> TimeAsync(IScreener screener, Language language, string code)
    {
        var started = Stopwatch.GetTimestamp();
        var report = await screener.ScreenAsync(Input(language, code), CancellationToken.None);
        var took = Stopwatch.GetElapsedTime(started);
        return report.Facts.Any(fact => fact is Core.Facts.CodeUnreadable { Reason: "unavailable" or "crashed" or "time_out" })
            ? throw new InvalidOperationException($"a program could not be read, so there is nothing to measure:\n{code[..Math.Min(code.Length, 400)]}")
            : took;
    }

    // One key's texts, as those of an agent or a scan are.
    private static ScreeningInput Input(Language language, string code) => new(language, code) { Owner = "benchmark" };

    private static string Text(int bytes)
    {
        var text = new System.Text.StringBuilder("import csv\nimport json\n");
        for (var number = 0; text.Length < bytes - 200; number++)
        {
            text.Append(CultureInfo.InvariantCulture, $"""
                def total_{number}(rows):
                    result = dict()
                    for row in rows:
                        result[row["name"].strip().lower()] = result.get(row["name"], 0) + {number}
                    return [f"{"{name}"}: {"{value}"}" for name, value in sorted(result.items())]


                """);
        }

        return text.ToString();
    }

    private sealed record Program(string File, Language Language, string Code);
}
