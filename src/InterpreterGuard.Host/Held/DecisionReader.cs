using InterpreterGuard.Host.Problems;
using InterpreterGuard.Host.Reading;

namespace InterpreterGuard.Host.Held;

/// <summary>Reads the reason that every decision needs.</summary>
internal static class DecisionReader
{
    private const int BodyBytesMax = 16 << 10;
    private const int ReasonCharactersMax = 1000;

    public static async Task<(string? Reason, IResult? Problem)> ReadAsync(HttpContext context)
    {
        var (document, problem) = await BodyReader.ReadAsync(context.Request, BodyBytesMax, context.RequestAborted);
        if (document is null)
            return (null, problem);

        using (document)
        {
            try
            {
                var problems = new List<FieldProblem>();
                var reader = new ObjectReader(document.RootElement, "", problems, "reason");
                var reason = reader.Required("reason", "say why, for whoever reads the incident later")?.Trim();
                if (reason is { Length: 0 })
                    reader.Add("reason", "is empty; say why, for whoever reads the incident later");
                if (reason?.Length > ReasonCharactersMax || reason?.Any(c => char.IsControl(c) && c != '\n') == true)
                    reader.Add("reason", $"must be plain text of at most {ReasonCharactersMax} characters");
                return problems.Count > 0 ? (null, Problem.NotValid(problems)) : (reason, null);
            }
            catch (InvalidOperationException)
            {
                return (null, BodyReader.LoneSurrogate());
            }
        }
    }
}
