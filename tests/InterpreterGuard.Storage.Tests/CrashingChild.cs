using System.Diagnostics;
using InterpreterGuard.TestKit.Given;

namespace InterpreterGuard.Storage.Tests;

/// <summary>This test program started a second time, as a host that accepts a submission and is then killed.</summary>
public sealed class CrashingChild
{
    private const string Variable = "INTERPRETERGUARD_TESTS_CRASHING_CHILD";

    internal static string AcceptedFile(string databasePath) => databasePath + ".accepted";

    internal static Process Start(string databasePath)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment[Variable] = databasePath;
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) is "dotnet")
            start.ArgumentList.Add(typeof(CrashingChild).Assembly.Location);
        foreach (var argument in (string[])["--explicit", "only", "--filter-class", typeof(CrashingChild).FullName!])
            start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    [Fact(Explicit = true)]
    public async Task Accepts_a_submission_and_waits_to_be_killed()
    {
        var stop = TestContext.Current.CancellationToken;
        var path = Environment.GetEnvironmentVariable(Variable);
        Assert.SkipWhen(path is null, "It is the other half of a test that starts it.");
        await using var storage = await OpenStorage.AtAsync(path!);
        var accepted = GivenExecutions.Accepted();
        await storage.Evidence.AcceptAsync(accepted, stop);
        await File.WriteAllTextAsync(AcceptedFile(path!) + ".part", accepted.Id.ToString(), stop);
        File.Move(AcceptedFile(path!) + ".part", AcceptedFile(path!));
        await Task.Delay(TimeSpan.FromSeconds(30), stop);
    }
}
