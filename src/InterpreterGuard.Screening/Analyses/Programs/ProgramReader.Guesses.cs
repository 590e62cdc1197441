using System.Text.RegularExpressions;
using InterpreterGuard.Core.Screening;
using InterpreterGuard.Screening.Analyses.Flows;
using InterpreterGuard.Screening.Analyses.Values;
using InterpreterGuard.Screening.Model;

namespace InterpreterGuard.Screening.Analyses.Programs;

/// <summary>Passwords out of a list, tried one after the other for the same user: as fields of a form, in JSON, or in what is sent of either.</summary>
internal sealed partial class ProgramReader
{
    private const int DepthMax = 2;

    /// <summary>So many passwords for one user are no list of wrong ones that a test tries.</summary>
    private const int GuessesMin = 4;

    // For each call and user, the passwords of the code's own that it was made with.
    private readonly Dictionary<(SourceSpan Span, string User), HashSet<string>> guesses = [];

    private void Guess(Call call, string name, List<Value?> arguments, IReadOnlyDictionary<string, Value?> named)
    {
        // ftplib's and smtplib's login, and requests' auth: the user, and then the password.
        var pairs = arguments.OfType<ListValue>().Concat(named.Values.OfType<ListValue>()).Select(list => list.Items).Append(name.EndsWith(".login", StringComparison.Ordinal) ? arguments : []);
        foreach (var pair in pairs)
        {
            if (pair is [{ } user, { } password] && IsTurned(password) && !IsTurned(user))
                Tell(call, name, "1", password);
            else if (pair is [TextValue known, TextValue guess])
                Count(call, name, "1", arguments, known, guess);
        }

        var entries = Entries(named, 0).Concat(arguments.OfType<MapValue>().SelectMany(map => Entries(map.Entries, 0))).ToList();
        if (entries.Exists(entry => IsUser(entry.Key) && IsTurned(entry.Value)))
            return;
        if (entries.Find(entry => IsPassword(entry.Key)) is { Key: { } place, Value: TextValue tried })
            Count(call, name, place, arguments, entries.Find(entry => IsUser(entry.Key) && entry.Key is not ("host" or "hostname")).Value as TextValue, tried);
        foreach (var text in named.Values.Concat(arguments.OfType<MapValue>().SelectMany(map => map.Entries.Values)).Append(arguments.ElementAtOrDefault(1)).OfType<TextValue>())
        {
            if (SentPassword().Match(text.Text) is { Success: true } sent)
                Count(call, name, "body", arguments, new TextValue(SentUser().Match(text.Text).Groups["value"].Value), new TextValue(sent.Groups["value"].Value));
        }

        foreach (var (key, value) in entries.Where(entry => IsPassword(entry.Key) && IsTurned(entry.Value)))
            Tell(call, name, key, value!);
    }

    /// <summary>The same call, with one password of the code's own after the other for somebody on another machine.</summary>
    private void Count(Call call, string name, string argument, IReadOnlyList<Value?> arguments, TextValue? user, TextValue password)
    {
        if (user is { HasKnownPart: false } || !password.Complete || !LogsIn(name) || arguments.OfType<TextValue>().Any(IsLoopback))
            return;
        var tried = guesses.TryGetValue((call.Span, user?.Text ?? ""), out var before) ? before : guesses[(call.Span, user?.Text ?? "")] = new(StringComparer.Ordinal);
        if (tried.Add(password.Text) && tried.Count == GuessesMin)
            sink.Flow(call.Span, new FlowFact(Origins.Of("list", argument, "", call.Span).All[0], "login", name, argument, "", Whole: true));
    }

    private static bool IsLoopback(TextValue address) => address.Text.Contains("localhost", StringComparison.Ordinal) || address.Text.Contains("127.0.0.1", StringComparison.Ordinal) || address.Text.Contains("[::1]", StringComparison.Ordinal);

    private bool LogsIn(string name) => name.EndsWith(".login", StringComparison.Ordinal) || name.EndsWith(".connect", StringComparison.Ordinal) || (!name.StartsWith('.') && dialect.Flows.SinksOf(name).Any(to => to.Kind is "network" or "url"));

    [GeneratedRegex(@"(^|[&{,\s""'])(password|passwd|pass|pwd|pin|otp)(=|""\s*:\s*"")(?<value>[^&""\u2026]+)", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex SentPassword();

    [GeneratedRegex(@"(^|[&{,\s""'])(user|username|login|email|uid|name)(=|""\s*:\s*"")(?<value>[^&""]+)", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex SentUser();

    private static IEnumerable<KeyValuePair<string, Value?>> Entries(IReadOnlyDictionary<string, Value?> entries, int depth) =>
        entries.Concat(depth == DepthMax ? [] : entries.Values.OfType<MapValue>().SelectMany(inner => Entries(inner.Entries, depth + 1)));

    private static bool IsTurned(Value? value) => value?.Origins?.All.Any(origin => origin.Kind == "file" && origin.Traits.HasFlag(Traits.Turned)) == true;

    private static bool IsPassword(string key) => key.ToLowerInvariant() is "password" or "passwd" or "pass" or "pwd" or "passphrase" or "pin" or "otp" or "pw";

    private static bool IsUser(string key) => key.ToLowerInvariant() is "user" or "username" or "login" or "email" or "uid" or "name" or "hostname" or "host" or "userid" or "user_id";

    private void Tell(Call call, string name, string argument, Value password)
    {
        foreach (var origin in password.Origins!.All.Where(origin => origin.Traits.HasFlag(Traits.Turned)))
            sink.Flow(call.Span, new FlowFact(origin, "login", name, argument, "", Whole: true));
    }
}
