using InterpreterGuard.Core.Output;
using InterpreterGuard.Core.Policies;

namespace InterpreterGuard.Screening.Output;

/// <summary>Puts together what each detector sees in a text.</summary>
internal sealed class OutputReader : IOutputReader
{
    private const int PassagesMax = 64;

    public IReadOnlyList<OutputPassage> Read(string text, IRedaction secrets)
    {
        var found = InjectionText.Find(text)
            .Concat(HiddenOutput.Find(text))
            .Concat(secrets.Find(text).Select(secret => new OutputPassage("secret", secret.Name, secret.Start, secret.Length, secret.Length, "")))
            .OrderBy(passage => passage.Start);
        var passages = new List<OutputPassage>();
        var end = 0;
        foreach (var passage in found)
        {
            if (passage.Start < end)
                continue;
            passages.Add(passage);
            end = passage.Start + passage.Length;
            if (passages.Count == PassagesMax)
                break;
        }

        return passages;
    }
}
