using InterpreterGuard.Host.Reading;

namespace InterpreterGuard.Host.Held;

/// <summary>Reads the reason that every decision needs.</summary>
internal static class DecisionReader
{
    private const int BodyBytesMax = 16 << 10;
    public const int ReasonCharactersMax = 1000;

    private static readonly string _tooMuch = $"must be plain text of at most {ReasonCharactersMax} characters";

    /// <summary>What is wrong with a reason; <see langword="null"/> when nothing is.</summary>
    public static string? ProblemOf(string reason) => reason.Trim() switch
    {
        "" => "is empty; say why, for whoever reads the incident later",
        { Length: > ReasonCharactersMax } => _tooMuch,
        var text when text.Any(c => char.IsControl(c) && c != '\n') => _tooMuch,
        _ => null,
    };

    public static Task<(string? Reason, IResult? Problem)> ReadAsync(HttpContext context) =>
        BodyReader.ReadAsync<string>(context, BodyBytesMax, (body, problems) =>
        {
            var reader = new ObjectReader(body, "", problems, "reason");
            var reason = reader.Required("reason", "say why, for whoever reads the incident later")?.Trim();
            if (reason is not null && ProblemOf(reason) is { } wrong)
                reader.Add("reason", wrong);
            return reason;
        });
}
