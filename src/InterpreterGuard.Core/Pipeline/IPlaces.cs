using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Core.Sandboxes;
using InterpreterGuard.Core.Screening;
using InterpreterGuard.Core.Submissions;

namespace InterpreterGuard.Core.Pipeline;

/// <summary>Where submissions run: each in a sandbox of its own, or one after the other in those of a session.</summary>
internal interface IPlaces
{
    /// <summary>What was read before of what ran in the place for this language; <see langword="null"/> where nothing ran before.</summary>
    IScreeningMemory? MemoryOf(Language language);

    /// <exception cref="SandboxDiffersException">The sandbox that was made is not held as it was asked to be.</exception>
    /// <exception cref="SandboxUnavailableException">No sandbox can be had.</exception>
    /// <exception cref="Sessions.SessionException">The session cannot take it.</exception>
    Task<IPlace> ClaimAsync(Submission submission, Profile profile, CancellationToken cancellationToken);
}
