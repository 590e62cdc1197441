using System.Runtime.InteropServices;
[DllImport("libm.so.6")] static extern double cbrt(double x);
Console.WriteLine(cbrt(27));
