// expect: completed
// stdout: 3 lines
// stdout: exit 0

File.WriteAllLines("data.txt", new[] { "b", "a", "c" });
var info = new ProcessStartInfo("sort", "data.txt") { RedirectStandardOutput = true };
using (var sorted = Process.Start(info)!)
{
    var lines = sorted.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    sorted.WaitForExit();
    Console.WriteLine($"{lines.Length} lines");
    Console.WriteLine($"exit {sorted.ExitCode}");
}
