using System.Text;

namespace InterpreterGuard.Core.Streaming;

/// <summary>Bytes of one output stream become text, line by line. A character split between two writes is put together.</summary>
internal sealed class StreamText
{
    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();
    private readonly StringBuilder _open = new();

    /// <summary>Whether there is text that no line end closes yet.</summary>
    public bool HasOpenLine => _open.Length > 0;

    /// <summary>Takes bytes, and hands out the whole lines there are now.</summary>
    public string Take(ReadOnlySpan<byte> bytes)
    {
        var text = Decode(bytes, flush: false);
        var end = text.LastIndexOf('\n') + 1;
        if (end == 0)
        {
            _open.Append(text);
            return "";
        }

        _open.Append(text, 0, end);
        var lines = TakeOpenLine();
        _open.Append(text, end, text.Length - end);
        return lines;
    }

    public string TakeOpenLine()
    {
        var text = _open.ToString();
        _open.Clear();
        return text;
    }

    /// <summary>What is left at the end.</summary>
    /// <param name="cut">The output was cut: half a character at the end is the cut's doing, not the program's.</param>
    public string TakeRest(bool cut)
    {
        var half = Decode([], flush: true);
        return TakeOpenLine() + (cut ? "" : half);
    }

    private string Decode(ReadOnlySpan<byte> bytes, bool flush)
    {
        var characters = new char[_decoder.GetCharCount(bytes, flush)];
        return new string(characters, 0, _decoder.GetChars(bytes, characters, flush));
    }
}
