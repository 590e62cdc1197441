using InterpreterGuard.Cli.Tests.Support;
using InterpreterGuard.Core.Audit;
using InterpreterGuard.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace InterpreterGuard.Cli.Tests.Commands;

/// <summary><c>guard backup</c>, <c>restore</c> and <c>verify --audit</c> as a shell calls them, on a store that a host has open.</summary>
public sealed class BackupCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Data => Path.Combine(_folder.Path, ".guard", "data");

    private string Archive => Path.Combine(_folder.Path, "backup.zip");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_backup_of_a_store_at_work_is_proved_refused_while_it_works_and_put_back_afterwards()
    {
        _folder.Write(".guard/data/keys/admin.key", "igk_secret");
        using (var host = await OpenAsync())
        {
            await host.Services.GetRequiredService<IAuditTrail>().AppendAsync(new AuditEvent(AuditKind.SignIn, "jane", "a", "b"), Stop);

            var made = await GuardAsync("backup", Archive);
            var proved = await GuardAsync("verify", "--audit", Archive);
            var refused = await GuardAsync("restore", Archive, "--force");

            Assert.Equal((0, 0, 3), (made.ExitCode, proved.ExitCode, refused.ExitCode));
            Assert.Contains("2 files", made.Stdout, StringComparison.Ordinal);
            Assert.Contains("the audit trail up to link 1", OneLine(made.Stdout), StringComparison.Ordinal);
            Assert.Contains("Whole: 1 links and 0 signed heads.", OneLine(proved.Stdout), StringComparison.Ordinal);
            Assert.Contains("is in use by another host", OneLine(refused.Stdout + refused.Stderr), StringComparison.Ordinal);
            await host.StopAsync(Stop);
        }

        File.Delete(Path.Combine(Data, "keys", "admin.key"));
        var full = await GuardAsync("restore", Archive);
        var restored = await GuardAsync("restore", Archive, "--force");

        Assert.Equal((3, 0), (full.ExitCode, restored.ExitCode));
        Assert.Contains("is not empty", OneLine(full.Stdout + full.Stderr), StringComparison.Ordinal);
        Assert.Equal("igk_secret", await File.ReadAllTextAsync(Path.Combine(Data, "keys", "admin.key"), Stop));
        using var again = await OpenAsync();
        Assert.Equal(["jane", "user " + Environment.UserName], (await again.Services.GetRequiredService<IAuditTrail>().ListAsync(0, 10, Stop)).Select(link => link.Actor));
        await again.StopAsync(Stop);
    }

    private static string OneLine(string text) => string.Join(' ', text.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));

    private async Task<IHost> OpenAsync()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Storage:DatabasePath"] = Path.Combine(Data, "interpreterguard.db"),
            ["Files:Directory"] = Path.Combine(Data, "files"),
        });
        builder.Services.AddStorage();
        var host = builder.Build();
        await host.StartAsync(Stop);
        return host;
    }

    private Task<GuardEnd> GuardAsync(params string[] arguments) => GuardProcess.RunAsync(_folder.Path, arguments);
}
