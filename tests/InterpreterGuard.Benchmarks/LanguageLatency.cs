namespace InterpreterGuard.Benchmarks;

/// <summary>A warm first cell of each language beside Python's, turn by turn in one run.</summary>
internal sealed class LanguageLatency : IBenchmark
{
    private const int Rounds = 20;

    /// <summary>A language, its way of printing 1, and how many times Python's time it may take.</summary>
    private static readonly (string Language, string Code, double TimesMax)[] Languages = [("javascript", "console.log(1)", 1.5), ("csharp", "Console.WriteLine(1);", 3)];

    /// <summary>Long enough for the sandbox that takes the used one's place to be started and warmed.</summary>
    private static readonly TimeSpan Refilled = TimeSpan.FromSeconds(4);

    public string Name => "languages";

    public string Description => $"{Rounds} × a first cell that prints 1 over HTTP in {string.Join(", ", Languages.Select(each => each.Language))}, each beside Python's";

    public async Task<IReadOnlyList<BenchLine>> RunAsync(BenchHost host)
    {
        var python = new Samples();
        var others = Languages.Select(_ => new Samples()).ToList();
        for (var round = 0; round < 5; round++)
        {
            await host.ExecuteAsync("print(1)");
            foreach (var (language, code, _) in Languages)
                await host.ExecuteAsync(code, language: language);
        }

        await host.SettleAsync(TimeSpan.FromSeconds(30));
        for (var round = 0; round < Rounds; round++)
        {
            await host.SettleAsync(Refilled);
            python.Add(await Timing.OfAsync(() => host.ExecuteAsync("print(1)")));
            for (var index = 0; index < Languages.Length; index++)
            {
                await host.SettleAsync(Refilled);
                others[index].Add(await Timing.OfAsync(() => host.ExecuteAsync(Languages[index].Code, language: Languages[index].Language)));
            }
        }

        return
        [
            .. Languages.Zip(others, (each, samples) => new BenchLine(
                $"warm first cell, {each.Language}", $"{samples.Median:F1} ms", $"python {python.Median:F1} ms", $"{samples.Median / python.Median:F2} ×",
                $"at most {each.TimesMax} ×", samples.Median <= each.TimesMax * python.Median)),
        ];
    }
}
