using InterpreterGuard.Core.Output;
using InterpreterGuard.Core.Policies;

namespace InterpreterGuard.Screening.Output;

/// <summary>Puts together what each detector sees in a text.</summary>
internal sealed class OutputReader : IOutputReader
{
    // Together with what the detectors find at most, less than all: a text full of made-up keys is no flood.
    private const int PassagesMax = 128;
    private const int SecretsMax = 24;

    public IReadOnlyList<OutputPassage> Read(string text, IRedaction secrets)
    {
        var found = InjectionText.Find(text)
            .Concat(HiddenOutput.Find(text))
            .Concat(secrets.Find(text).Take(SecretsMax).Select(secret => new OutputPassage("secret", secret.Name, secret.Start, secret.Length, secret.Length, "")))
            .OrderBy(passage => passage.Start);
        var passages = new List<OutputPassage>();
        var end = 0;
        foreach (var passage in found)
        {
            if (passage.Start < end)
                continue;
            if (passages.Count == PassagesMax - 1)
            {
                // Beyond the bound all of it counts as one: what is not told apart must not pass for clean.
                passages.Add(passage with { Technique = "flood", Length = text.Length - passage.Start, Characters = text.Length - passage.Start, Text = "", Mentioned = false });
                break;
            }

            passages.Add(passage);
            end = passage.Start + passage.Length;
        }

        return passages;
    }
}
