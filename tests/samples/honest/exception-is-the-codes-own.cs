// expect: failed
// exit: 1
// stdout-contains: before

Console.WriteLine("before");
int Divide(int a, int b) => a / b;
Divide(1, int.Parse("0"))
