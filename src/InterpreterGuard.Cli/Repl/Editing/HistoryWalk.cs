namespace InterpreterGuard.Cli.Repl.Editing;

/// <summary>Up and down through what was typed before. What is being typed is kept meanwhile, and so are changes to entries.</summary>
internal sealed class HistoryWalk(IReadOnlyList<string> entries)
{
    private readonly Dictionary<int, string> _changed = [];
    private int _at = entries.Count;

    public string Older(string shown) => Go(shown, Math.Max(_at - 1, 0));

    public string Newer(string shown) => Go(shown, Math.Min(_at + 1, entries.Count));

    private string Go(string shown, int to)
    {
        _changed[_at] = shown;
        _at = to;
        return _changed.TryGetValue(to, out var kept) ? kept : to < entries.Count ? entries[to] : "";
    }
}
