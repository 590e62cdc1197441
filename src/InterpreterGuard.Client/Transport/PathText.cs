namespace InterpreterGuard.Client.Transport;

/// <summary>Ids and paths of files as parts of an address. <c>.</c> and <c>..</c> would name another address, so they are not sent.</summary>
internal static class PathText
{
    /// <summary>Escapes a path in a work folder.</summary>
    public static string Escape(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var parts = path.Split('/');
        return parts.Any(Moves)
            ? throw new GuardException($"'{path}' is no file of a work folder; name it relative to the folder, without '.', '..' or empty parts.")
            : string.Join('/', parts.Select(Uri.EscapeDataString));
    }

    /// <summary>Escapes an id. Whether it is one is the host's to say.</summary>
    public static string Id(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return Moves(id) ? throw new GuardException($"'{id}' is no id.") : Uri.EscapeDataString(id);
    }

    private static bool Moves(string part) => part is "" or "." or "..";
}
