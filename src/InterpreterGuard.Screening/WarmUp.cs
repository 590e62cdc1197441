using InterpreterGuard.Core.Screening;
using Microsoft.Extensions.Hosting;

namespace InterpreterGuard.Screening;

/// <summary>Reads a little of each language that is read in this process when the host starts: the first reading makes compiler and parser ready, and nobody should wait for that.</summary>
internal sealed class WarmUp(IScreener screener, IEnumerable<IInProcessFrontEnd> frontEnds) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(
        async () =>
        {
            foreach (var frontEnd in frontEnds)
                await screener.ScreenAsync(new ScreeningInput(frontEnd.Language, frontEnd.Sample), stoppingToken);
        },
        stoppingToken);
}
