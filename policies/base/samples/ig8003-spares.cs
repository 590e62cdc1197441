using System.Diagnostics;
void Listing(string folder) => Process.Start("ls", folder);
Listing("/work");
