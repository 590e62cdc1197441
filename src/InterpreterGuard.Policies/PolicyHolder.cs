using InterpreterGuard.Core.Policies;
using InterpreterGuard.Policies.Reloading;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace InterpreterGuard.Policies;

/// <summary>
/// Holds the policy in force. The first one is loaded at the latest when the host starts, and one that cannot be used stops the start. A later one takes its place
/// whole or not at all: who holds the old one goes on with it, and when nobody does, its compiled conditions are collected.
/// </summary>
internal sealed class PolicyHolder(IOptions<PoliciesOptions> options, IHostEnvironment environment, TimeProvider time, ILogger<PolicyHolder> log)
    : IPolicies, IPolicyReloads, IHostedService, IDisposable
{
    /// <summary>How often a folder may change while it is read before we give up on this attempt.</summary>
    private const int ReadsMax = 5;

    private readonly SemaphoreSlim _one = new(1);
    private readonly Lock _first = new();
    private volatile LoadedPolicy? _policy;
    private volatile PolicyReload? _last;

    public IPolicy Current => _policy ?? First();

    public PolicyReload? Last => _last;

    /// <summary>Folders and files the policy is made of.</summary>
    public IReadOnlyList<string> Sources => Layers.Sources;

    /// <summary>Asked anew each time: a base may get its presets while the host runs.</summary>
    private PolicyLayers Layers => options.Value.Layers(environment.ContentRootPath);

    public async Task<PolicyReload> ReloadAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            // Compiling takes a second of processor time; the caller's thread may be a request's.
            return await Task.Run(Reload, CancellationToken.None);
        }
        finally
        {
            _one.Release();
        }
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _ = Current;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _one.Dispose();

    private LoadedPolicy First()
    {
        lock (_first)
        {
            if (_policy is { } there)
                return there;
            var begun = time.GetTimestamp();
            var policy = PolicyLoader.Load(Layers);

            // Before it is told: lines of the log are masked by the policy in force, and would ask for it again.
            _policy = policy;
            Tell(policy, time.GetElapsedTime(begun));
            return policy;
        }
    }

    private PolicyReload Reload()
    {
        var former = Current;
        var begun = time.GetTimestamp();
        IReadOnlyList<string> problems;
        try
        {
            var policy = ReadUntilStill();
            if (!string.Equals(policy.Hash, former.Hash, StringComparison.Ordinal))
            {
                // First what is told of it, then the policy itself: whoever meets the new one finds how it came.
                var swapped = Ended(policy.Hash, changed: true, []);
                _policy = policy;
                Tell(policy, swapped.Elapsed);
                log.PolicySwapped(former.Hash, policy.Hash);
                return swapped;
            }

            if (_last is { Succeeded: false })
                log.PolicyMended(former.Hash);
            return Ended(former.Hash, changed: false, []);
        }
        catch (PolicyException broken)
        {
            problems = [.. broken.Problems.Select(problem => problem.ToString())];
        }
        catch (Exception failure)
        {
            // Whatever the files made of our own code: the last good policy stays, and it is told.
            problems = [$"The policy could not be read: {failure.Message}"];
        }

        log.PolicyReloadFailed(former.Hash, problems.Count, string.Join(" | ", problems.Take(10)));
        return Ended(former.Hash, changed: false, problems);

        PolicyReload Ended(string hash, bool changed, IReadOnlyList<string> told) => _last = new(time.GetUtcNow(), time.GetElapsedTime(begun), hash, changed, told);
    }

    // What is read while somebody writes may be half of the old and half of the new. Only a folder that was the same before and after counts.
    private LoadedPolicy ReadUntilStill()
    {
        for (var reads = 1; ; reads++)
        {
            var before = FolderPrint.Of(Sources);
            LoadedPolicy? policy = null;
            PolicyException? broken = null;
            try
            {
                policy = PolicyLoader.Load(Layers);
            }
            catch (PolicyException problems)
            {
                broken = problems;
            }

            if (FolderPrint.Of(Sources) == before)
                return policy ?? throw broken!;
            if (reads == ReadsMax)
                throw new IOException($"its files changed each of the {ReadsMax} times it was read; try again when nobody writes.");
        }
    }

    private void Tell(LoadedPolicy policy, TimeSpan elapsed)
    {
        log.PolicyLoaded(policy.Id, policy.Hash, policy.Rules.Count, (long)elapsed.TotalMilliseconds, Layers.ToString());
        if (!policy.Enforced)
            log.PolicyObserves(policy.Id);
        foreach (var warning in policy.Warnings)
            log.PolicyWarns(warning);
    }
}
