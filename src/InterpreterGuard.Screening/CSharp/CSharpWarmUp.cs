using InterpreterGuard.Screening.Parsing;
using Microsoft.Extensions.Hosting;

namespace InterpreterGuard.Screening.CSharp;

/// <summary>Reads a little C# when the host starts: the first reading makes the compiler ready, and nobody should wait for that.</summary>
internal sealed class CSharpWarmUp(CSharpParser parser) : BackgroundService
{
    private const string Text = "var numbers = new List<int> { 1, 2 }; foreach (var n in numbers.Where(n => n > 1)) Console.WriteLine($\"{n}\"); record A(int B); new A(1)";

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(() => parser.Parse(Text, SpanMap.Of(Text, 0), memory: null), stoppingToken);
}
