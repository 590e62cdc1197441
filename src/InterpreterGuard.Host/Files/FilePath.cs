using InterpreterGuard.Host.Reading;

namespace InterpreterGuard.Host.Files;

/// <summary>The path of a file at the end of an address.</summary>
internal static class FilePath
{
    private const string Before = "/files/";

    /// <summary>
    /// As it was sent: the web server leaves a slash that was written as <c>%2F</c> as it is, so that what it hands on could be a folder's file or one with such a name.
    /// </summary>
    public static string Of(HttpContext context, string handedOn)
    {
        var address = SentPath.Of(context);
        var start = address.IndexOf(Before, StringComparison.Ordinal);
        return start < 0 ? handedOn : Uri.UnescapeDataString(address[(start + Before.Length)..]);
    }
}
