while (true)
{
    var line = Console.ReadLine();
    if (line is null) break;
    Process.Start("echo", line)!.WaitForExit();
}
