using InterpreterGuard.Screening.Analyses;
using InterpreterGuard.Screening.Fragments;
using InterpreterGuard.Screening.Parsing;

namespace InterpreterGuard.Screening;

/// <summary>Texts that do not parse alone. They are read as what they may be a part of, and the report says so: the mistake stays a fact, with what was made of it.</summary>
internal sealed partial class Screener
{
    private const int FormsMax = 8;

    /// <summary>Each form is read again from its start; a longer text is no fragment that anybody shows.</summary>
    private const int FragmentCharactersMax = 64 * 1024;

    /// <summary>Only for what the caller sent: what is found inside it is whole, or its gaps are known.</summary>
    private static IEnumerable<Fragment> Forms(LayerContext text, ParseFailure failure) =>
        failure.Reason == "syntax" && text.Path.Count == 0 && text.Code.Length <= FragmentCharactersMax ? FragmentForms.Of(text.Language, text.Code, failure.Line).Take(FormsMax) : [];

    private async Task<bool> ReadFragmentAsync(LayerContext text, ParseFailure failure, FactSink sink, CancellationToken cancellationToken)
    {
        Fragment[] forms = [.. Forms(text, failure)];
        if (forms.Length == 0)
            return false;
        var results = await parser.ParseAsync([.. forms.Select(form => new ParseSource(text.Language, form.Code))], text.Owner, cancellationToken);
        foreach (var (form, result) in forms.Zip(results))
        {
            if (result.Failure is not null)
                continue;
            Fail(text, Told(failure, form), sink);
            Read(text, result, Spans(text, result.LineShift - form.LinesBefore), sink);
            return true;
        }

        return false;
    }

    private static ParsedModel? ReadFragment(LayerContext text, ParseFailure failure, IInProcessFrontEnd frontEnd, FactSink sink)
    {
        foreach (var form in Forms(text, failure))
        {
            var parsed = frontEnd.Parse(form.Code, Spans(text, -form.LinesBefore), text.Memory);
            if (parsed.Failure is not null)
                continue;
            Fail(text, Told(failure, form), sink);
            return parsed;
        }

        return null;
    }

    private static ParseFailure Told(ParseFailure failure, Fragment form) => failure with { Message = $"{failure.Message.TrimEnd('.')}. Read as a fragment: {form.Told}." };
}
