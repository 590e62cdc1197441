using InterpreterGuard.Host.Problems;
using InterpreterGuard.Host.Streaming;

namespace InterpreterGuard.Host.Executions;

/// <summary>Reads how a caller wants to hear of its execution: <c>?wait=</c>, and the headers Prefer, Accept and Idempotency-Key.</summary>
internal static class DeliveryReader
{
    private const string IdempotencyKey = "Idempotency-Key";
    private const int KeyLengthMax = 200;

    public static (Delivery Delivery, IReadOnlyList<FieldProblem> Problems) Read(HttpRequest request)
    {
        var problems = new List<FieldProblem>();
        var wait = Wait(request, problems);
        return (new Delivery(wait, ServerEvents.Accepted(request), Key(request, problems)), problems);
    }

    private static bool Wait(HttpRequest request, List<FieldProblem> problems)
    {
        switch (request.Query["wait"].ToString())
        {
            case "":
                return !request.Headers["Prefer"].Any(prefer => prefer?.Split(',').Any(word => word.Trim().Equals("respond-async", StringComparison.OrdinalIgnoreCase)) == true);
            case "true":
                return true;
            case "false":
                return false;
            default:
                problems.Add(new FieldProblem("wait", "must be true or false"));
                return true;
        }
    }

    private static string? Key(HttpRequest request, List<FieldProblem> problems)
    {
        if (!request.Headers.TryGetValue(IdempotencyKey, out var values))
            return null;
        var key = values.ToString();
        if (values.Count == 1 && key.Length is > 0 and <= KeyLengthMax && key.All(c => c is > ' ' and <= '~'))
            return key;
        problems.Add(new FieldProblem(IdempotencyKey, $"must be one word of 1 to {KeyLengthMax} visible ASCII characters, such as a UUID"));
        return null;
    }
}
