namespace InterpreterGuard.Core.Decoys;

/// <summary>Something that looks worth stealing, was laid by the guard, and is of no use to anybody.</summary>
/// <param name="Name">Its name in facts: <c>cloud_credentials</c>, <c>ssh_key</c>, <c>env_file</c>, <c>database_url</c>, <c>engine_socket</c> or <c>metadata</c>.</param>
/// <param name="What">What it looks like, in words for a sentence.</param>
/// <param name="Place">Where it lies: a path, a variable's name, or an address.</param>
public sealed record Decoy(string Name, string What, string Place)
{
    /// <summary>A folder that looks like another user's home. Not the code's own home: that is its work folder, where a decoy would end up in honest archives.</summary>
    public const string Home = "/home/deploy";

    /// <summary>
    /// The variable that holds the database's address. Not the everyday <c>DATABASE_URL</c>: honest programs take that one for their own where it is set, and would no longer run.
    /// </summary>
    public const string Variable = "REPORTING_DATABASE_URL";

    /// <summary>Where the engine's socket seems to be; <c>/var/run</c> leads there too.</summary>
    public const string Socket = "/run/docker.sock";

    public static readonly Decoy CloudCredentials = new("cloud_credentials", "decoy cloud credentials", Home + "/.aws/credentials");
    public static readonly Decoy SshKey = new("ssh_key", "a decoy private key", Home + "/.ssh/id_ed25519");
    public static readonly Decoy EnvFile = new("env_file", "decoy secrets of a service", Home + "/shop/.env");
    public static readonly Decoy DatabaseUrl = new("database_url", "a decoy address of a database", "the variable " + Variable);
    public static readonly Decoy EngineSocket = new("engine_socket", "a decoy of the engine's socket", Socket);
    public static readonly Decoy Metadata = new("metadata", "decoy credentials of an instance", "the metadata service");
}
