using InterpreterGuard.Screening.Analyses.Flows;
using InterpreterGuard.Screening.Analyses.Values;
using InterpreterGuard.Screening.Model;

namespace InterpreterGuard.Screening.Analyses.Programs;

/// <summary>Passwords out of a list, tried one after the other for the same user.</summary>
internal sealed partial class ProgramReader
{
    private const int DepthMax = 2;

    private void Guess(Call call, string name, List<Value?> arguments, IReadOnlyDictionary<string, Value?> named)
    {
        // ftplib's and smtplib's login, and requests' auth: the user, and then the password.
        var pairs = arguments.OfType<ListValue>().Concat(named.Values.OfType<ListValue>()).Select(list => list.Items).Append(name.EndsWith(".login", StringComparison.Ordinal) ? arguments : []);
        foreach (var pair in pairs)
        {
            if (pair is [{ } user, { } password] && IsTurned(password) && !IsTurned(user))
                Tell(call, name, "1", password);
        }

        var entries = Entries(named, 0).Concat(arguments.OfType<MapValue>().SelectMany(map => Entries(map.Entries, 0))).ToList();
        if (entries.Exists(entry => IsUser(entry.Key) && IsTurned(entry.Value)))
            return;
        foreach (var (key, value) in entries.Where(entry => IsPassword(entry.Key) && IsTurned(entry.Value)))
            Tell(call, name, key, value!);
    }

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
