using System.Runtime.InteropServices;
[DllImport("libc", EntryPoint = "syscall")] static extern long Call(long number, long a, long b);
Console.WriteLine(Call(101, 16, 1));
