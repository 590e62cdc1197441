namespace InterpreterGuard.Host.Review.Auditing;

/// <summary>One step of a person.</summary>
/// <param name="Step">What was done.</param>
/// <param name="Name">The account as it was typed or is known. Text from strangers.</param>
/// <param name="Address">Where the person came from.</param>
/// <param name="Detail">What else there is to know.</param>
internal sealed record ReviewEntry(ReviewStep Step, string Name, string Address, string? Detail)
{
    private const int NameCharactersMax = 64;

    /// <summary>The name as it may stand in a log or a record: short, and without characters that steer a terminal.</summary>
    public string SafeName => new([.. Name.Take(NameCharactersMax).Select(c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_' or '@' or ' ' or ':' ? c : '?')]);
}
