using InterpreterGuard.Client;

namespace InterpreterGuard.Cli.Repl;

/// <summary>Where figures are laid, each under a name of its own. What is there is never written over, nor written through.</summary>
internal sealed class PlotFolder(string folder)
{
    private const int FilesMax = 9999;

    private int _next = 1;

    /// <summary>Saves a picture and says under which path.</summary>
    public string Save(ResultImage image)
    {
        Directory.CreateDirectory(folder);
        var ending = image.MediaType == "image/jpeg" ? "jpg" : "png";
        while (_next <= FilesMax)
        {
            var path = Path.Combine(folder, $"plot-{_next++:000}.{ending}");
            try
            {
                // A link that lies there counts as there.
                using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
                file.Write(image.Bytes.Span);
                return path;
            }
            catch (IOException) when (Path.Exists(path) || new FileInfo(path).LinkTarget is not null)
            {
                // The next number, then.
            }
        }

        throw new GuardException($"{folder} holds {FilesMax} figures; name another folder with --plots.");
    }
}
