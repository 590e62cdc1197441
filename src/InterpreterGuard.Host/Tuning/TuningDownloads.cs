using System.Text;
using InterpreterGuard.Host.Review.SignIn;
using InterpreterGuard.Policies.Tuning;

namespace InterpreterGuard.Host.Tuning;

/// <summary>Files that were drawn up on the page, kept for a while so that a browser can save them. For who drew them up alone.</summary>
internal sealed class TuningDownloads(TimeProvider time)
{
    private const int FilesMax = 100;
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(30);

    private readonly Lock _lock = new();
    private readonly List<(string Id, string Actor, DateTimeOffset At, TunedFile File)> _files = [];

    /// <summary>Keeps a file and returns its address, relative to where pages begin.</summary>
    public string Keep(string actor, TunedFile file)
    {
        var id = Guid.NewGuid().ToString("N");
        lock (_lock)
        {
            Forget();
            if (_files.Count == FilesMax)
                _files.RemoveAt(0);
            _files.Add((id, actor, time.GetUtcNow(), file));
        }

        return $"review/tune/files/{id}";
    }

    public IResult Find(string id, HttpContext context)
    {
        var actor = ReviewPerson.Of(context.User).Actor;
        lock (_lock)
        {
            Forget();
            return _files.Find(kept => string.Equals(kept.Id, id, StringComparison.Ordinal) && string.Equals(kept.Actor, actor, StringComparison.Ordinal)) is { File: { } file }
                ? TypedResults.File(Encoding.UTF8.GetBytes(file.Text), "application/yaml", file.Name)
                : TypedResults.NotFound();
        }
    }

    private void Forget() => _files.RemoveAll(kept => time.GetUtcNow() - kept.At > Kept);
}
