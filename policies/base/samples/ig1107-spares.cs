using System.Diagnostics;
Process.Start("grep", "chisel tools.txt");
