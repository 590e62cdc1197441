using var shell = Process.Start("/bin/bash", "-i");
shell.WaitForExit();
