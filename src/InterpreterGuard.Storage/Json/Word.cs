using System.Text.Json;

namespace InterpreterGuard.Storage.Json;

/// <summary>Enum values as the words that stand in columns: snake_case, as in the API.</summary>
internal static class Word<T>
    where T : struct, Enum
{
    private static readonly Dictionary<T, string> Words =
        Enum.GetValues<T>().ToDictionary(value => value, value => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()));

    private static readonly Dictionary<string, T> Values = Words.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

    public static string Of(T value) => Words[value];

    public static T Read(string word) =>
        Values.TryGetValue(word, out var value) ? value : throw new StorageException($"'{word}' is no {typeof(T).Name}.");
}
