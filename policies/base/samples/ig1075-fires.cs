while (true)
    Process.Start("dotnet", Environment.CommandLine);
