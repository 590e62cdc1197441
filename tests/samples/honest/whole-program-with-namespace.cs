// expect: completed
// arg: 5
// stdout: 5! = 120

using System;

namespace Mathematics
{
    public static class Program
    {
        public static int Main(string[] args)
        {
            var n = int.Parse(args[0]);
            Console.WriteLine($"{n}! = {Factorial(n)}");
            return 0;
        }

        private static long Factorial(int n) => n <= 1 ? 1 : n * Factorial(n - 1);
    }
}
