using System.Net;

namespace InterpreterGuard.Client;

/// <summary>
/// A request that came to nothing: the host said no (<see cref="Status"/> is there), or none answered. <see cref="Exception.Message"/> is one sentence for a person.
/// How code ends is never an exception: that is the <see cref="Execution.Status"/>.
/// </summary>
public sealed class GuardException : Exception
{
    /// <summary>An exception without a word.</summary>
    public GuardException()
    {
    }

    /// <summary>An exception with a sentence.</summary>
    public GuardException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with a sentence and its cause.</summary>
    public GuardException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The host's status code; <see langword="null"/> when no host answered, or not in its language.</summary>
    public HttpStatusCode? Status { get; init; }

    /// <summary>The problem in a few words, the same for all of its kind.</summary>
    public string? Title { get; init; }

    /// <summary>The problem at hand, with its bound and its fix.</summary>
    public string? Detail { get; init; }

    /// <summary>Every field that is wrong.</summary>
    public IReadOnlyList<GuardFieldProblem> Errors { get; init; } = [];

    /// <summary>Further sentences, such as every mistake of a policy.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>Which bound was met, when one was: <c>key_rate</c>, <c>key_concurrency</c>, <c>key_queue</c>, <c>key_sessions</c>, <c>host_queue</c>, <c>host_sandboxes</c>, <c>session_queue</c>, <c>session_contexts</c> or <c>session_files</c>.</summary>
    public string? Bound { get; init; }

    /// <summary>When it is worth trying again, as the host says.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>What the host's operator finds the request by.</summary>
    public string? TraceId { get; init; }

    /// <summary>Whether it says that a session is over, with its variables and files.</summary>
    public bool SessionEnded { get; init; }

    /// <summary>Whether it says that an interpreter of a session ended and its variables are gone; told once, the next execution starts a new one over the same files.</summary>
    public bool StateLost { get; init; }

    /// <summary>The execution it is about, when one was begun.</summary>
    public string? ExecutionId { get; init; }
}
