using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using InterpreterGuard.Policies.Yaml;

namespace InterpreterGuard.Policies.Files;

/// <summary>The files of a policy, read once: what is hashed is what is parsed.</summary>
internal sealed partial class PolicyFiles
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private PolicyFiles(SortedDictionary<string, string> texts, string hash)
    {
        Texts = texts;
        Hash = hash;
        RuleFiles = [.. texts.Keys.Where(name => name.StartsWith("rules/", StringComparison.Ordinal))];
    }

    /// <summary>Text by name relative to the folder.</summary>
    public IReadOnlyDictionary<string, string> Texts { get; }

    /// <summary>SHA-256 over names and contents, in hexadecimal.</summary>
    public string Hash { get; }

    public IReadOnlyList<string> RuleFiles { get; }

    public static PolicyFiles Read(string directory, IReadOnlyList<string> wanted, List<PolicyProblem> problems)
    {
        var texts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var name in Names(directory, wanted, problems).Order(StringComparer.Ordinal))
        {
            if (ReadFile(directory, name, problems) is not { } bytes)
                continue;
            try
            {
                texts.Add(name, Strict.GetString(bytes).ReplaceLineEndings("\n"));
            }
            catch (DecoderFallbackException)
            {
                problems.Add(new(name, 0, 0, "The file is not UTF-8 text."));
            }
            Append(hash, Strict.GetBytes(name));
            Append(hash, bytes);
        }
        return new(texts, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    [GeneratedRegex("^[1-9]xxx-[a-z-]+\\.yaml$", RegexOptions.NonBacktracking)]
    private static partial Regex RuleFileShape { get; }

    private static List<string> Names(string directory, IReadOnlyList<string> wanted, List<PolicyProblem> problems)
    {
        var names = new List<string>();
        foreach (var name in Yamls(directory))
        {
            if (wanted.Contains(name, StringComparer.Ordinal))
                names.Add(name);
            else
                problems.Add(new(name, 0, 0, $"This file is no part of a policy.{Problems.Meant(name, wanted)} Rules lie in 'rules/'."));
        }
        foreach (var name in Yamls(Path.Combine(directory, "rules")))
        {
            if (RuleFileShape.IsMatch(name))
                names.Add("rules/" + name);
            else
                problems.Add(new("rules/" + name, 0, 0, "A file of rules is named after its family, such as '4xxx-network.yaml'."));
        }
        problems.AddRange(wanted.Except(names, StringComparer.Ordinal).Select(missing => new PolicyProblem(missing, 0, 0, "The file is missing.")));
        return names;
    }

    private static IEnumerable<string> Yamls(string directory) => !Directory.Exists(directory) ? [] : Directory
        .EnumerateFiles(directory)
        .Select(file => Path.GetFileName(file)!)
        .Where(name => name.EndsWith(".yaml", StringComparison.Ordinal) || name.EndsWith(".yml", StringComparison.Ordinal));

    private static byte[]? ReadFile(string directory, string name, List<PolicyProblem> problems)
    {
        var path = Path.Combine(directory, name);
        try
        {
            using var file = File.OpenRead(path);
            if (file.Length <= YamlReader.BytesMax)
            {
                var bytes = new byte[file.Length];
                file.ReadExactly(bytes);
                return bytes;
            }
            problems.Add(new(name, 0, 0, $"The file has {file.Length} bytes; at most {YamlReader.BytesMax} are allowed."));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            problems.Add(new(name, 0, 0, $"The file cannot be read: {problem.Message}"));
        }
        return null;
    }

    private static void Append(IncrementalHash hash, byte[] bytes)
    {
        // The length first, so that no bytes can move from one file to the next unseen.
        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
