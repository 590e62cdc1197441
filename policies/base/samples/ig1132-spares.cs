static int Twice(int number) => number * 2;

unsafe
{
    delegate*<int, int> twice = &Twice;
    System.Console.WriteLine(twice(21));
}
