using System.Text.Json;

namespace InterpreterGuard.Cli.Showing;

/// <summary>Any answer of the host as an indented outline: a name and a value a line, lists numbered, long text cut.</summary>
internal sealed class AnswerOutline(Screen screen)
{
    private const int ListItemsMax = 50;
    private const int TextMax = 4000;

    public void Show(JsonElement answer) => ShowObject(answer, "");

    private void ShowObject(JsonElement json, string indent)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            ShowNamed("", json, indent);
            return;
        }

        foreach (var property in json.EnumerateObject())
            ShowNamed(SafeText.Line(property.Name), property.Value, indent);
    }

    private void ShowNamed(string name, JsonElement value, string indent)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Null:
            case JsonValueKind.Array when value.GetArrayLength() == 0:
                break;
            case JsonValueKind.Object:
                screen.Line($"{indent}{name}", "bold");
                ShowObject(value, indent + "  ");
                break;
            case JsonValueKind.Array when value.EnumerateArray().All(item => item.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array)):
                screen.Say($"{indent}{name}: {SafeText.Line(string.Join(", ", value.EnumerateArray().Take(ListItemsMax)))}");
                break;
            case JsonValueKind.Array:
                ShowList(name, value, indent);
                break;
            default:
                ShowText(name, value.ToString(), indent);
                break;
        }
    }

    private void ShowList(string name, JsonElement list, string indent)
    {
        screen.Line($"{indent}{name} ({list.GetArrayLength()})", "bold");
        foreach (var (number, item) in list.EnumerateArray().Take(ListItemsMax).Index())
        {
            screen.Say($"{indent}  {number + 1}.");
            ShowObject(item, indent + "     ");
        }

        if (list.GetArrayLength() > ListItemsMax)
            screen.Say($"{indent}  … and {list.GetArrayLength() - ListItemsMax} more (--json shows all)");
    }

    private void ShowText(string name, string text, string indent)
    {
        var shown = text.Length > TextMax ? text[..TextMax] + " … (--json shows all)" : text;
        if (!shown.Contains('\n', StringComparison.Ordinal))
        {
            screen.Line($"{indent}{name}: {SafeText.Line(shown)}", name == "severity" ? SeverityStyle.OfSeverity(text) : "default");
            return;
        }

        screen.Say($"{indent}{name}:");
        foreach (var line in shown.TrimEnd('\n').Split('\n'))
            screen.Say($"{indent}  | {SafeText.Line(line)}");
    }
}
