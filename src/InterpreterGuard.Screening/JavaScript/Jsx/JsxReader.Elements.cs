using System.Runtime.CompilerServices;

namespace InterpreterGuard.Screening.JavaScript.Jsx;

/// <content>Elements. Each writes a list over itself; a comma stands before whatever is in it, for lists may have holes.</content>
internal sealed partial class JsxReader
{
    /// <summary>Attributes whose value becomes markup of the page: written as calls of that name, which is how flows know them.</summary>
    public static readonly IReadOnlyList<string> Markup = ["dangerouslySetInnerHTML", "srcDoc"];

    /// <summary>From its <c>&lt;</c> to behind its end.</summary>
    private bool Element(bool child)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        letters[at++] = child ? ',' : ' ';
        var list = at;
        if (Here == '>')
            letters[at++] = '[';
        else if (!Tag() || Attributes() is not { } open)
            return false;
        else if (!open)
        {
            lists.Add((list, at));
            return true;
        }

        return Children(list);
    }

    private bool Tag()
    {
        var name = at;
        while (IsName(Here) || Here is '-' or '.' or ':')
            Blank();
        if (at == name)
            return false;
        letters[name] = '[';
        return true;
    }

    /// <summary>Whether children follow; <see langword="null"/> when the tag cannot be followed.</summary>
    private bool? Attributes()
    {
        while (at < letters.Length)
        {
            if (char.IsWhiteSpace(Here))
                at++;
            else if (Here == '/' && Next is '/' or '*')
                Comment();
            else if (Here == '/' && Next == '>')
            {
                Blank();
                letters[at++] = ']';
                return false;
            }
            else if (Here == '>')
            {
                Blank();
                return true;
            }
            else if (!(Here == '{' ? Spread() : IsName(Here) && Attribute()))
                return null;
        }

        return null;
    }

    private bool Spread()
    {
        var start = at++;
        while (char.IsWhiteSpace(Here) || (Here == '/' && Next is '/' or '*'))
        {
            if (Here == '/')
                Comment();
            else
                at++;
        }

        spreads.Add(at);
        at = start;
        return Braced(',', ' ');
    }

    private bool Attribute()
    {
        var start = at;
        while (IsName(Here) || Here is '-' or ':')
            at++;
        var name = new string(letters, start, at - start);
        letters.AsSpan(start, at - start).Fill(' ');
        letters[start] = ',';
        while (char.IsWhiteSpace(Here))
            at++;
        if (Here != '=')
            return true;
        Blank();
        while (char.IsWhiteSpace(Here))
            at++;
        if (Here is '"' or '\'')
            return Quoted(Here);
        if (Here == '<')
            return Element(child: true);
        if (Here != '{')
            return false;
        if (!Markup.Contains(name, StringComparer.Ordinal))
            return Braced(' ', ' ');

        // The letter behind the name goes: the sign, or what stands before it, which must not be a line's end.
        if (letters[start + name.Length] != ' ')
            return false;
        name.CopyTo(letters.AsSpan(start + 1));
        return Braced('(', ')');
    }

    /// <summary>A text in which a backslash is a letter and lines may end.</summary>
    private bool Quoted(char quote)
    {
        var end = Array.IndexOf(letters, quote, at + 1);
        if (end < 0)
            return false;
        var inside = letters.AsSpan(at + 1, end - at - 1);
        inside.Replace('\\', '/');
        if (inside.Contains('\n'))
        {
            inside.Replace('`', '\'');
            inside.Replace('$', ' ');
            letters[at] = letters[end] = '`';
        }

        at = end + 1;
        return true;
    }

    private bool Braced(char open, char close)
    {
        letters[at++] = open;
        if (!Code(closedBy: '}'))
            return false;
        letters[at++] = close;
        return true;
    }

    private bool Children(int list)
    {
        while (at < letters.Length)
        {
            if (Here == '{')
            {
                if (!Braced(',', ' '))
                    return false;
            }
            else if (Here == '<' && Next == '/')
            {
                letters[at++] = ']';
                lists.Add((list, at));
                while (at < letters.Length && Here != '>')
                    Blank();
                if (at == letters.Length)
                    return false;
                Blank();
                return true;
            }
            else if (Here != '<')
                Blank();
            else if (!Element(child: true))
                return false;
        }

        return false;
    }

    /// <summary>Takes a letter away; lines stay.</summary>
    private void Blank()
    {
        if (Here is not ('\n' or '\r' or '\u2028' or '\u2029'))
            letters[at] = ' ';
        at++;
    }
}
