using InterpreterGuard.Core.Access;
using InterpreterGuard.Core.Audit;
using InterpreterGuard.Host.Access;
using Microsoft.Extensions.Options;

namespace InterpreterGuard.Host.Startup;

/// <summary>On the first start, makes one key for each role and writes it where only the owner can read it.</summary>
internal sealed class FirstKeys(IApiKeyStore store, IOptions<HostSettings> settings, TimeProvider time, ILogger<FirstKeys> logger)
{
    public async Task MakeAsync(CancellationToken cancellationToken)
    {
        var there = await store.ListAsync(cancellationToken);
        var folder = Path.Combine(settings.Value.DataPath, "keys");
        foreach (var role in Enum.GetValues<Role>())
        {
            // By role, and the file before the row: a start that was cut short in between is finished by the next one.
            if (there.Any(key => key.Role == role))
                continue;
            OwnerOnly.CreateFolder(folder);
            var name = role.ToString().ToLowerInvariant();
            var path = Path.Combine(folder, name + ".key");
            var text = ApiKeyText.New();
            OwnerOnly.WriteFile(path, text + "\n");
            await store.AddAsync(new ApiKey(text.Id, "first " + name, role, text.Hash(), time.GetUtcNow(), null), AuditEvent.Guard, cancellationToken);
            logger.KeyWritten(role, path);
        }
    }
}
