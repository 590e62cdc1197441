using System.Diagnostics;
void Listing(string folder) => Process.Start("sh", "-c \"ls -l " + folder + "\"");
Listing(Console.ReadLine()!);
