using System.Text.Json;
using InterpreterGuard.Core.Submissions;
using InterpreterGuard.Host.Problems;
using InterpreterGuard.Host.Reading;

namespace InterpreterGuard.Host.Executions;

/// <summary>Reads who stands behind a request.</summary>
internal static class ContextReader
{
    private const int CharactersMax = 256;

    /// <summary>What the request says; what it leaves out is <paramref name="usual"/>.</summary>
    public static SubmissionContext Read(ObjectReader reader, List<FieldProblem> problems, SubmissionContext? usual = null)
    {
        usual ??= SubmissionContext.Unknown;
        if (reader.Take("context", JsonValueKind.Object, "an object") is not { } value)
            return usual;
        var fields = new ObjectReader(value, "context.", problems, "agent", "model", "tool_call_id", "conversation", "user");
        return new SubmissionContext(
            Word("agent") ?? usual.Agent, Word("model") ?? usual.Model, Word("tool_call_id") ?? usual.ToolCallId, Word("conversation") ?? usual.Conversation, Word("user") ?? usual.User);

        string? Word(string name)
        {
            var text = fields.Text(name);
            if (text?.Length > CharactersMax)
                fields.Add(name, $"has {text.Length} characters; at most {CharactersMax} are allowed");
            else if (text?.Any(char.IsControl) == true)
                fields.Add(name, "has a control character; send plain text");
            return text;
        }
    }
}
