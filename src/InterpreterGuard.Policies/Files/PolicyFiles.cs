using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Policies.Exceptions;
using InterpreterGuard.Policies.Yaml;

namespace InterpreterGuard.Policies.Files;

/// <summary>The files of a policy's layers, read once: what is hashed is what is parsed.</summary>
internal sealed partial class PolicyFiles
{
    private const int OverlaysMax = 100;
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly List<PolicyFile> _files = [];
    private readonly List<PolicyText> _texts = [];
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly List<PolicyProblem> _problems;

    private PolicyFiles(List<PolicyProblem> problems) => _problems = problems;

    /// <summary>All files that could be read: those of the base, then overlays in the order in which they apply.</summary>
    public IReadOnlyList<PolicyFile> All => _files;

    /// <summary>The same as they lie on disk, in the order of the hash.</summary>
    public IReadOnlyList<PolicyText> Texts => _texts;

    /// <summary>SHA-256 over names and contents of all layers, in hexadecimal.</summary>
    public string Hash { get; private set; } = "";

    public static PolicyFiles Read(PolicyLayers layers, IReadOnlyList<string> wanted, IReadOnlyList<string> optional, List<PolicyProblem> problems)
    {
        var files = new PolicyFiles(problems);
        using (files._hash)
        {
            files.ReadBase(layers.BaseDirectory, wanted, optional);
            if (layers.PresetFile is { } preset)
                files.ReadPreset(preset);
            if (layers.OverlayDirectory is { } overlays)
                files.ReadOverlays(overlays);
            files.Hash = Convert.ToHexStringLower(files._hash.GetHashAndReset());
        }
        return files;
    }

    [GeneratedRegex("^[1-9]xxx-[a-z-]+\\.yaml$", RegexOptions.NonBacktracking)]
    private static partial Regex RuleFileShape { get; }

    private void ReadBase(string directory, IReadOnlyList<string> wanted, IReadOnlyList<string> optional)
    {
        var there = Yamls(directory);
        var known = wanted.Concat(optional).ToList();
        foreach (var name in there.Except(known, StringComparer.Ordinal))
            Problem(name, $"This file is no part of a policy.{Problems.Meant(name, known)} Rules lie in 'rules/'.");
        foreach (var name in wanted.Except(there, StringComparer.Ordinal))
            Problem(name, "The file is missing.");
        foreach (var name in known.Intersect(there, StringComparer.Ordinal).Order(StringComparer.Ordinal))
            ReadFile(PolicyPart.Document, name, directory, name);
        foreach (var name in Yamls(Path.Combine(directory, "rules")))
        {
            if (RuleFileShape.IsMatch(name))
                ReadFile(PolicyPart.Rules, "rules/" + name, directory, "rules/" + name);
            else
                Problem("rules/" + name, "A file of rules is named after its family, such as '4xxx-network.yaml'.");
        }
    }

    private void ReadPreset(string file)
    {
        var directory = Path.GetDirectoryName(file)!;
        var name = Path.GetFileNameWithoutExtension(file);
        var others = Yamls(directory).Select(other => Path.GetFileNameWithoutExtension(other)!).ToList();
        if (File.Exists(file))
            ReadFile(PolicyPart.Overlay, Behind(directory, Path.GetFileName(file)), directory, Path.GetFileName(file));
        else if (others.Count == 0)
            Problem(Behind(directory, name + ".yaml"), $"There is no preset '{name}': no presets lie beside the base.");
        else
            Problem(Behind(directory, name + ".yaml"), $"There is no preset '{name}'.{Problems.Meant(name, others)} There are {string.Join(", ", others)}.");
    }

    private void ReadOverlays(string directory)
    {
        var names = Yamls(directory);
        if (!Directory.Exists(directory))
            Problem(Path.GetFileName(directory.TrimEnd('/')), "There is no such folder of overlay files.");
        else if (names.Count > OverlaysMax)
            Problem(Path.GetFileName(directory.TrimEnd('/')), $"{names.Count} overlay files lie here; at most {OverlaysMax} are allowed.");
        else
            names.ForEach(name => ReadFile(name == ExceptionsReader.FileName ? PolicyPart.Exceptions : PolicyPart.Overlay, Behind(directory, name), directory, name));
    }

    private static string Behind(string directory, string name) => $"{Path.GetFileName(directory.TrimEnd('/'))}/{name}";

    private static List<string> Yamls(string directory) => !Directory.Exists(directory) ? [] :
    [
        .. Directory.EnumerateFiles(directory)
            .Select(file => Path.GetFileName(file)!)
            .Where(name => name.EndsWith(".yaml", StringComparison.Ordinal) || name.EndsWith(".yml", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    private void ReadFile(PolicyPart part, string name, string directory, string relativePath)
    {
        if (ReadBytes(Path.Combine(directory, relativePath), name) is not { } bytes)
            return;
        try
        {
            _files.Add(new(part, name, directory, Strict.GetString(bytes).ReplaceLineEndings("\n")));
        }
        catch (DecoderFallbackException)
        {
            Problem(name, "The file is not UTF-8 text.");
        }
        Append(Strict.GetBytes(name));
        Append(bytes);
        _texts.Add(new(name, bytes));
    }

    private byte[]? ReadBytes(string path, string name)
    {
        try
        {
            var length = FileLength.Of(path);
            if (length == 0)
                return [];
            if (length <= YamlReader.BytesMax)
            {
                using var file = File.OpenRead(path);
                var bytes = new byte[length];
                file.ReadExactly(bytes);
                return bytes;
            }
            Problem(name, $"The file has {length} bytes; at most {YamlReader.BytesMax} are allowed.");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            Problem(name, $"The file cannot be read: {problem.Message}");
        }
        return null;
    }

    private void Append(byte[] bytes)
    {
        // The length first, so that no bytes can move from one file to the next unseen.
        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, bytes.Length);
        _hash.AppendData(length);
        _hash.AppendData(bytes);
    }

    private void Problem(string name, string message) => _problems.Add(new(name, 0, 0, message));
}
