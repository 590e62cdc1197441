using System.Text;

namespace InterpreterGuard.Outbox.Tests.Support;

/// <summary>Reads CEF as a receiver does, character by character: a second opinion on what was written.</summary>
internal static class CefReader
{
    public static (IReadOnlyList<string> Head, Dictionary<string, string> Fields) Read(string line)
    {
        var head = new List<string>();
        var part = new StringBuilder();
        var at = 0;
        for (; at < line.Length && head.Count < 7; at++)
        {
            if (line[at] == '\\')
                part.Append(line[++at]);
            else if (line[at] == '|')
                Ends();
            else
                part.Append(line[at]);
        }

        return (head, Fields(line[at..]));

        void Ends()
        {
            head.Add(part.ToString());
            part.Clear();
        }
    }

    // A key is the word right before an equals sign that is not escaped; a value goes on to the blank before the next key.
    private static Dictionary<string, string> Fields(string text)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        var signs = Enumerable.Range(0, text.Length).Where(place => text[place] == '=' && !IsEscaped(text, place)).ToList();
        for (var i = 0; i < signs.Count; i++)
        {
            var key = text[(text.LastIndexOf(' ', signs[i]) + 1)..signs[i]];
            var end = i + 1 < signs.Count ? text.LastIndexOf(' ', signs[i + 1]) : text.Length;
            fields.Add(key, Unescape(text[(signs[i] + 1)..end]));
        }

        return fields;
    }

    private static bool IsEscaped(string text, int place)
    {
        var slashes = 0;
        while (place - slashes > 0 && text[place - slashes - 1] == '\\')
            slashes++;
        return slashes % 2 == 1;
    }

    private static string Unescape(string text)
    {
        var value = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
            value.Append(text[i] != '\\' ? text[i] : text[++i] switch { 'n' => '\n', 'r' => '\r', var other => other });
        return value.ToString();
    }
}
