using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using InterpreterGuard.Policies.Files;

namespace InterpreterGuard.Policies.Reloading;

/// <summary>
/// What the files of a policy look like at one moment: SHA-256 over names and contents. Contents, not times: a file that is renamed over, put in place by a symbolic
/// link or restored with its old time is seen, and one that was only touched is not. Reading a policy of 200 KB so costs less than a millisecond.
/// </summary>
internal readonly record struct FolderPrint(UInt128 Bits)
{
    /// <summary>More files than any policy has; a folder that somebody pointed at by mistake is not read to its end twice a second.</summary>
    private const int FilesMax = 1000;

    private const int DepthMax = 2;
    private const int BytesMax = 2 << 20;

    private static readonly EnumerationOptions Enumerating = new()
    {
        RecurseSubdirectories = true, MaxRecursionDepth = DepthMax, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.None, ReturnSpecialDirectories = false,
    };

    /// <summary>The print of folders and files; what is missing or cannot be read has a print too.</summary>
    public static FolderPrint Of(IReadOnlyList<string> sources)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(64 << 10);
        try
        {
            foreach (var source in sources)
            {
                foreach (var file in FilesOf(source))
                    Append(hash, file, buffer);
            }

            Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
            hash.GetHashAndReset(digest);
            return new(System.Buffers.Binary.BinaryPrimitives.ReadUInt128LittleEndian(digest));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static List<string> FilesOf(string source)
    {
        if (!Directory.Exists(source))
            return [source];
        try
        {
            return Directory.EnumerateFiles(source, "*", Enumerating).Take(FilesMax).Order(StringComparer.Ordinal).ToList();
        }
        catch (IOException)
        {
            // It is being moved; the next look sees how it ended.
            return [];
        }
    }

    private static void Append(IncrementalHash hash, string file, byte[] buffer)
    {
        hash.AppendData(Encoding.UTF8.GetBytes(file));
        // Samples are looked for, not read: that they are there is enough.
        if (!IsYaml(file))
            return;
        try
        {
            if (FileLength.Of(file) == 0)
                return;
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            long total = 0;
            for (int read; total < BytesMax && (read = stream.Read(buffer)) > 0; total += read)
                hash.AppendData(buffer, 0, read);
            hash.AppendData(BitConverter.GetBytes(total));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            hash.AppendData("unreadable"u8);
        }
    }

    private static bool IsYaml(string file) => file.EndsWith(".yaml", StringComparison.Ordinal) || file.EndsWith(".yml", StringComparison.Ordinal);
}
