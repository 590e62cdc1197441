using System.Globalization;
using InterpreterGuard.Core.Audit;
using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Sandboxes;
using InterpreterGuard.Storage.Audit;
using InterpreterGuard.Storage.Json;
using InterpreterGuard.Storage.Writing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace InterpreterGuard.Storage.Keeping;

/// <summary>One round of forgetting what has been kept long enough. Reads beside the writer, and hands it small pieces, so that evidence of what runs now never waits for long.</summary>
internal sealed class RetentionSweep(StorageFile file, EvidenceWriter writer, Forgetting forgetting, IOptions<RetentionOptions> options, TimeProvider time)
{
    private const string Why = "retention";

    public async Task<Swept> RunAsync(CancellationToken cancellationToken)
    {
        var keep = options.Value;
        var (incidents, joined) = (Forgotten.Nothing, Forgotten.Nothing);
        foreach (var severity in Enum.GetValues<Severity>())
        {
            joined += await DeleteAsync(DueSql.Joined, "inc_", keep.Incidents(severity), cancellationToken, ("@severity", (int)severity));
            incidents += await DeleteAsync(DueSql.Incidents, "inc_", keep.Incidents(severity), cancellationToken, ("@severity", (int)severity));
        }

        var executions = joined + await DeleteAsync(DueSql.Executions, "exe_", keep.Executions, cancellationToken);
        executions += await DeleteAsync(DueSql.Held, "exe_", keep.Held, cancellationToken);
        var observations = await EachAsync(DueSql.Observations, "exe_", keep.Observations, ForgetObservationsAsync, cancellationToken);
        var outputs = await EachAsync(DueSql.Outputs, "exe_", keep.Outputs, ForgetOutputsAsync, cancellationToken);
        return new Swept(incidents.Incidents, executions.Executions, observations, outputs);
    }

    private async Task<Forgotten> DeleteAsync(string due, string prefix, TimeSpan kept, CancellationToken cancellationToken, params (string Name, object Value)[] more)
    {
        var sum = Forgotten.Nothing;
        await EachAsync(
            due,
            prefix,
            kept,
            async numbers =>
            {
                sum += await forgetting.DeleteAsync(numbers, Why, AuditEvent.Guard);
                return 0;
            },
            cancellationToken,
            more);
        return sum;
    }

    private async Task<long> EachAsync(
        string due, string prefix, TimeSpan kept, Func<IReadOnlyList<long>, Task<long>> forget, CancellationToken cancellationToken, params (string Name, object Value)[] more)
    {
        if (kept == TimeSpan.Zero)
            return 0;
        var moment = time.GetUtcNow() - kept;
        var (after, before) = (prefix, prefix + Math.Max(0, moment.ToUnixTimeMilliseconds()).ToString("x12", CultureInfo.InvariantCulture));
        for (var sum = 0L; ;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var numbers = new List<long>();
            await using (var connection = new SqliteConnection(file.ConnectionString))
            {
                await connection.OpenAsync(cancellationToken);
                await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of DueSql; values go through parameters.
                command.CommandText = due;
#pragma warning restore CA2100
                foreach (var (name, value) in ((string, object)[])[("@after", after), ("@before", before), ("@moment", Moment.Of(moment)), ("@count", Forgetting.AtOnceMax), .. more])
                    command.Parameters.AddWithValue(name, value);
                await using var reader = await command.ExecuteReaderAsync(cancellationToken);
                while (await reader.ReadAsync(cancellationToken))
                {
                    numbers.Add(reader.GetInt64(0));
                    after = reader.GetString(1);
                }
            }

            if (numbers.Count == 0)
                return sum;
            sum += await forget(numbers);
        }
    }

    private async Task<long> ForgetObservationsAsync(IReadOnlyList<long> numbers)
    {
        foreach (var number in numbers)
            await forgetting.DropObservationsAsync(number, (statements, transaction) => statements.FindPlain.RunForRow(transaction, number) is not null);
        return await MarkAsync(numbers, "observations", (keeping, transaction, number, _) =>
        {
            keeping.DropFacts.Run(transaction, number);
            keeping.ForgetObservations.Run(transaction, number, Moment.Of(time.GetUtcNow()));
        });
    }

    private Task<long> ForgetOutputsAsync(IReadOnlyList<long> numbers) => MarkAsync(numbers, "outputs", (keeping, transaction, number, outcome) =>
        keeping.ForgetOutputs.Run(transaction, number, outcome is null ? null : Without(outcome), Moment.Of(time.GetUtcNow())));

    private async Task<long> MarkAsync(IReadOnlyList<long> numbers, string what, Action<KeepingStatements, SqliteTransaction, long, string?> forget) => await writer.WriteAsync((statements, transaction) =>
    {
        var ids = new List<string>();
        foreach (var number in numbers)
        {
            if (statements.Keeping.FindPlain.RunForRow(transaction, number) is not [string id, var outcome])
                continue;
            forget(statements.Keeping, transaction, number, outcome as string);
            ids.Add(id);
        }

        if (ids.Count > 0)
            AuditWriting.Append(statements, transaction, time.GetUtcNow(), new AuditEvent(AuditKind.Deletion, AuditEvent.Guard, what, $"{Why}: {string.Join(' ', ids)}"));
        return ids.Count;
    });

    // How it ended and what it used stays; what it said goes.
    private static string Without(string outcome) => EvidenceJson.Write(EvidenceJson.Read<SandboxOutcome>(outcome) with
    {
        Output = Core.Executions.CapturedOutput.Empty,
        Results = [],
        Error = null,
        Screened = null,
        Failure = null,
    });
}
