using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Core.Submissions;

namespace InterpreterGuard.Core.Sandboxes;

/// <summary>Where sandboxes come from.</summary>
public interface ISandboxes
{
    /// <summary>A sandbox that nobody else had or will have, with exactly this profile; a warm one where the pool has it.</summary>
    /// <exception cref="SandboxDiffersException">The sandbox that was made is not held as it was asked to be.</exception>
    /// <exception cref="SandboxUnavailableException">The host is full or the engine does not answer; says when to come back.</exception>
    Task<ISandbox> ClaimAsync(Language language, Profile profile, CancellationToken cancellationToken);

    /// <summary>The same for a session.</summary>
    /// <param name="language">What it runs.</param>
    /// <param name="profile">What it may have.</param>
    /// <param name="beside">Another one of the same session, living or not, whose work folder it shares and nothing else; <see langword="null"/> for the first.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="SandboxDiffersException">The sandbox that was made is not held as it was asked to be.</exception>
    /// <exception cref="SandboxUnavailableException">The host is full, the engine does not answer, or the work folder is gone.</exception>
    Task<ISessionSandbox> ClaimForSessionAsync(Language language, Profile profile, ISessionSandbox? beside, CancellationToken cancellationToken);

    /// <summary>What the pool and the engine look like now.</summary>
    SandboxesHealth Health { get; }
}
