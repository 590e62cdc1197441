using System.Text.Json;
using System.Text.Json.Nodes;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Output;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Host.Access;
using InterpreterGuard.Host.Executions;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace InterpreterGuard.Host.Masking;

/// <summary>Answers as agents get them: what the guard says quotes code and arguments, and secrets in them are masked. A reviewer's answer is the evidence as it is.</summary>
internal sealed class AgentView(IOptions<JsonOptions> json, IOutputReader reader)
{
    /// <summary>What the program itself wrote. It is masked only where the policy says so: a program that computes must not be told otherwise.</summary>
    private static readonly string[] Output = ["stdout", "stderr", "results", "error"];

    public IResult Of<T>(T answer, Caller caller, IPolicy policy, bool quotes = false)
        where T : class => Result(Seen(answer, caller, policy, quotes));

    /// <summary>The answer to an execution.</summary>
    public IResult Of(Execution execution, Caller caller, IPolicy policy) => Result(Seen(execution, caller, policy));

    /// <summary>The answer to an execution, itself or as JSON in which secrets are masked.</summary>
    public object Seen(Execution execution, Caller caller, IPolicy policy) => Seen(
        ExecutionAnswer.Of(execution, caller.Sees(policy), caller.IsReviewer), caller, policy, quotes: execution.Findings.Any(finding => finding.IsAdvice),
        execution.Outcome?.Screened?.Mode == OutputScreening.Withhold ? new Withholding(reader, policy.Redaction) : policy.Redaction);

    /// <summary>What is masked in a program's output that runs under a profile.</summary>
    public IRedaction OutputOf(IPolicy policy, string profile) =>
        policy.Profiles.TryGetValue(profile, out var known) && known.OutputScreening == OutputScreening.Withhold ? new Withholding(reader, policy.Redaction) : policy.Redaction;

    /// <summary>The answer itself, or as JSON in which secrets are masked.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="caller">Who gets it.</param>
    /// <param name="policy">What says how much is disclosed, and what is a secret.</param>
    /// <param name="quotes">The answer quotes the code whatever the policy discloses: it may hold advice.</param>
    public object Seen<T>(T answer, Caller caller, IPolicy policy, bool quotes = false)
        where T : class => Seen(answer, caller, policy, quotes, policy.Redaction);

    private object Seen<T>(T answer, Caller caller, IPolicy policy, bool quotes, IRedaction ofOutput)
        where T : class
    {
        var said = quotes || caller.Sees(policy) == Disclosure.Full;
        var output = ofOutput.MasksOutput;
        if (caller.IsReviewer || (!said && !output))
            return answer;
        var options = json.Value.SerializerOptions;
        var node = JsonSerializer.SerializeToNode(answer, options)!.AsObject();
        foreach (var (name, value) in node.ToList())
        {
            var isOutput = Output.Contains(name, StringComparer.Ordinal);
            if (!(isOutput ? output : said))
                continue;
            var masked = Masked(value, isOutput ? ofOutput : policy.Redaction);

            // What the guard says may quote what it withholds.
            if (!isOutput && ofOutput != policy.Redaction)
                masked = Masked(masked, ofOutput);
            if (!ReferenceEquals(masked, value))
                node[name] = masked;
        }

        return node;
    }

    private IResult Result(object answer) => answer is JsonNode node ? TypedResults.Json(node, json.Value.SerializerOptions) : TypedResults.Ok(answer);

    /// <summary>A node with its texts masked: the same one, or a new one in place of a text that held a secret.</summary>
    private static JsonNode? Masked(JsonNode? node, IRedaction redaction)
    {
        switch (node)
        {
            case JsonObject mapping:
                foreach (var (name, value) in mapping.ToList())
                {
                    if (Masked(value, redaction) is var masked && !ReferenceEquals(masked, value))
                        mapping[name] = masked;
                }

                return mapping;
            case JsonArray list:
                for (var i = 0; i < list.Count; i++)
                {
                    if (Masked(list[i], redaction) is var masked && !ReferenceEquals(masked, list[i]))
                        list[i] = masked;
                }

                return list;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                var text = value.GetValue<string>();
                return redaction.Mask(text) is var hidden && ReferenceEquals(hidden, text) ? value : JsonValue.Create(hidden);
            default:
                return node;
        }
    }
}
