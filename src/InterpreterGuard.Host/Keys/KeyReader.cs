using System.Text.Json;
using InterpreterGuard.Core.Access;
using InterpreterGuard.Host.Reading;

namespace InterpreterGuard.Host.Keys;

/// <summary>Reads what a key is to be, collecting what is wrong.</summary>
internal static class KeyReader
{
    private const int NameCharactersMax = 100;
    private const int SeesMax = 100;

    public static KeyRead Read(ObjectReader reader)
    {
        var name = reader.Required("name", "say what the key is for") ?? "";
        if (name.Length > NameCharactersMax || name.Any(char.IsControl))
            reader.Add("name", $"must be plain text of at most {NameCharactersMax} characters");
        var word = reader.Required("role", "there are agent, reviewer, admin");
        Role? role = word switch { "agent" => Role.Agent, "reviewer" => Role.Reviewer, "admin" => Role.Admin, _ => null };
        if (role is null && word is not null)
            reader.Add("role", $"'{Nearest.Quote(word)}' does not exist; there are agent, reviewer, admin");
        var tenant = reader.Text("tenant") ?? TenantName.Default;
        if (TenantName.Problem(tenant) is { } problem)
            reader.Add("tenant", problem);
        return new KeyRead(name, role, tenant, Sees(reader, role));
    }

    private static List<string> Sees(ObjectReader reader, Role? role)
    {
        if (reader.Take("sees", JsonValueKind.Array, "a list of tenants") is not { } list)
            return [];
        if (role is not (null or Role.Reviewer))
            reader.Add("sees", "is for reviewers: an agent reads its own executions, an admin everything. Leave it out");
        var tenants = new List<string>();
        foreach (var item in list.EnumerateArray())
        {
            var tenant = item.ValueKind == JsonValueKind.String ? item.GetString() : null;
            if (TenantName.Problem(tenant) is { } problem)
                reader.Add($"sees[{tenants.Count}]", problem);
            tenants.Add(tenant ?? "");
        }

        // An empty list would read as nobody and mean everybody.
        if (tenants.Count is 0 or > SeesMax)
            reader.Add("sees", $"must name 1 to {SeesMax} tenants; leave it out for all");
        return tenants;
    }
}
