using System.Collections.Concurrent;
using System.Net;
using InterpreterGuard.Client;
using ClientException = InterpreterGuard.Client.GuardException;

namespace InterpreterGuard.Cli.Scanning;

/// <summary>Has a host read files, several at once.</summary>
internal sealed class Scan(GuardClient host, bool advice)
{
    private const int AtOnce = 4;

    /// <param name="files">What to read.</param>
    /// <param name="problems">What could not be read before.</param>
    /// <param name="read">Told after each file.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<ScanResult> RunAsync(IReadOnlyList<SourceFile> files, IReadOnlyList<ScanProblem> problems, Action read, CancellationToken cancellationToken)
    {
        var scanned = new ScannedFile?[files.Count];
        var unread = new ConcurrentBag<ScanProblem>(problems);
        await Parallel.ForAsync(0, files.Count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (i, stop) =>
        {
            try
            {
                scanned[i] = new ScannedFile(files[i], await host.ScreenAsync(files[i].Language, files[i].Code, advice: advice, cancellationToken: stop));
            }
            catch (ClientException problem) when (problem.Status is HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge)
            {
                unread.Add(new ScanProblem(files[i].Path, problem.Message));
            }

            read();
        });
        return new ScanResult([.. scanned.OfType<ScannedFile>()], [.. unread.OrderBy(problem => problem.Path, StringComparer.Ordinal)]);
    }
}
