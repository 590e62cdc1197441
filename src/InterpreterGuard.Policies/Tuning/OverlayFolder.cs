using InterpreterGuard.Policies.Candidates;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace InterpreterGuard.Policies.Tuning;

/// <summary>The deployment's overlay folder: read whole, written one file at a time.</summary>
public sealed class OverlayFolder
{
    private readonly IOptions<PoliciesOptions> _options;
    private readonly IHostEnvironment _environment;

    /// <summary>Made by the container.</summary>
    public OverlayFolder(IOptions<PoliciesOptions> options, IHostEnvironment environment)
    {
        _options = options;
        _environment = environment;
    }

    /// <summary>Whether the deployment has one.</summary>
    public bool IsThere => Place is not null;

    private string? Place => _options.Value.Layers(_environment.ContentRootPath).OverlayDirectory;

    /// <summary>Its files by name, samples in folders below it too; none where there is no folder.</summary>
    /// <exception cref="PolicyException">It holds more than a candidate may.</exception>
    internal Dictionary<string, string> Read()
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Place is not { } place || !Directory.Exists(place))
            return files;
        var length = 0L;
        foreach (var path in Directory.EnumerateFiles(place, "*", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 1 }))
        {
            var name = Path.GetRelativePath(place, path);
            if (!CandidateName.IsFile(name))
                continue;
            length += new FileInfo(path).Length;
            if (files.Count == CandidateFiles.FilesMax || length > CandidateFiles.CharactersMax)
                throw new PolicyException(place, [new(".", 0, 0, $"The overlay folder has more than {CandidateFiles.FilesMax} files or {CandidateFiles.CharactersMax} bytes; change its files by hand.")]);
            files[name] = File.ReadAllText(path);
        }

        return files;
    }

    /// <summary>Puts a file in its place, whole or not at all. What is beside it while it is written has a name that no policy is read from.</summary>
    /// <exception cref="InvalidOperationException">There is no folder.</exception>
    public void Write(TunedFile file)
    {
        var place = Place ?? throw new InvalidOperationException("There is no overlay folder to write to.");
        if (!CandidateName.IsFile(file.Name) || file.Name.Contains('/', StringComparison.Ordinal))
            throw new ArgumentException($"'{file.Name}' is no name of an overlay file.", nameof(file));
        Directory.CreateDirectory(place);
        var target = Path.Combine(place, file.Name);
        var part = Path.Combine(place, $".{file.Name}.{Guid.NewGuid():N}.part");
        try
        {
            using (var stream = new FileStream(part, FileMode.CreateNew, FileAccess.Write))
            {
                using (var writer = new StreamWriter(stream, leaveOpen: true))
                    writer.Write(file.Text);
                stream.Flush(flushToDisk: true);
            }

            if (File.Exists(target))
                File.SetUnixFileMode(part, File.GetUnixFileMode(target));
            File.Move(part, target, overwrite: true);
        }
        finally
        {
            File.Delete(part);
        }
    }
}
