using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace InterpreterGuard.CSharpRunner;

/// <summary>Nothing is found for <c>#r</c> and <c>#load</c>, wherever they are hidden.</summary>
internal static class NoFiles
{
    public static readonly MetadataReferenceResolver Metadata = new NoMetadata();

    public static readonly SourceReferenceResolver Sources = new NoSources();

    private sealed class NoMetadata : MetadataReferenceResolver
    {
        public override bool Equals(object? other) => ReferenceEquals(this, other);

        public override int GetHashCode() => 1;

        public override ImmutableArray<PortableExecutableReference> ResolveReference(string reference, string? baseFilePath, MetadataReferenceProperties properties) => [];
    }

    private sealed class NoSources : SourceReferenceResolver
    {
        public override bool Equals(object? other) => ReferenceEquals(this, other);

        public override int GetHashCode() => 2;

        public override string? NormalizePath(string path, string? baseFilePath) => path;

        public override string? ResolveReference(string path, string? baseFilePath) => null;

        public override Stream OpenRead(string resolvedPath) => throw new FileNotFoundException(resolvedPath);
    }
}
