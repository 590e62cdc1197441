using Microsoft.Data.Sqlite;

namespace InterpreterGuard.Containment.Tests.Hosting;

/// <summary>What a host had accepted, read from its database without its code.</summary>
internal static class AcceptedExecutions
{
    public static IReadOnlyList<string> Ids(HostFolders folders)
    {
        var file = Assert.Single(Directory.EnumerateFiles(folders.Data, "*.db"));
        using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT id FROM executions ORDER BY id";
        using var reader = command.ExecuteReader();
        var ids = new List<string>();
        while (reader.Read())
            ids.Add(reader.GetString(0));
        return ids;
    }
}
