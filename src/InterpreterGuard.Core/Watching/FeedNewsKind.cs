namespace InterpreterGuard.Core.Watching;

/// <summary>What a <see cref="FeedNews"/> tells.</summary>
public enum FeedNewsKind
{
    /// <summary>An execution began, or was under way already.</summary>
    Began,

    /// <summary>It was screened.</summary>
    Screened,

    /// <summary>Something was seen.</summary>
    Observed,

    /// <summary>It ended, and its ending is kept.</summary>
    Ended,
}
