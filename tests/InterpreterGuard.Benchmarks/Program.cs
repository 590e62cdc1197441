using InterpreterGuard.Benchmarks;
using InterpreterGuard.Benchmarks.Monitored;
using Spectre.Console;

// Every figure is a ratio of two things measured in this one run, or is measured beside a stated bound: machines differ and are noisy.
IBenchmark[] all =
[
    new WarmLatency(), new LanguageLatency(), new SustainedRate(), new SessionLatency(), new SessionBurst(), new FileTransfer(), new Endurance(),
    new MonitoringOverhead(WatchedProgram.Cpu), new MonitoringOverhead(WatchedProgram.Import), new MonitoringOverhead(WatchedProgram.Files),
    new SupervisorCost(), new WatchedSandboxes(), new BrokerSpeed(), new KillLatency(),
    new RuntimeDetection(), new ScreeningLatency(), new ScreeningSpeed(), new PolicyCost(), new ReplaySpeed(), new QueueSpeed(), new ReviewSpeed(), new OutboxRate(),
];

// "overhead" means all of its family.
var wanted = all.Where(benchmark => args.Length == 0 || args.Any(name => $"{benchmark.Name}-".StartsWith($"{name}-", StringComparison.OrdinalIgnoreCase))).ToList();
if (wanted.Count == 0)
{
    await Console.Error.WriteLineAsync($"guard bench: there is no benchmark '{string.Join(' ', args)}'; there are {string.Join(", ", all.Select(benchmark => benchmark.Name))}");
    return 3;
}

await using var host = wanted.Exists(benchmark => benchmark.NeedsHost) ? await BenchHost.StartAsync() : null;
var table = new Table().AddColumns("benchmark", "ours", "beside it", "figure", "aim", "met");
var missed = 0;
foreach (var benchmark in wanted)
{
    await Console.Error.WriteLineAsync($"{benchmark.Name}: {benchmark.Description}");
    foreach (var line in await benchmark.RunAsync(host!))
    {
        missed += line.Met ? 0 : 1;
        await Console.Error.WriteLineAsync($"  {line.Name}: {line.Ours}, {line.Beside}, {line.Figure}, {line.Aim}: {(line.Met ? "met" : "NOT MET")}");
        table.AddRow(line.Name.EscapeMarkup(), line.Ours.EscapeMarkup(), line.Beside.EscapeMarkup(), line.Figure.EscapeMarkup(), line.Aim.EscapeMarkup(), line.Met ? "yes" : "NO");
    }
}

AnsiConsole.Profile.Width = Math.Max(AnsiConsole.Profile.Width, 140);
AnsiConsole.Write(table);
return missed == 0 ? 0 : 1;
