// expect: completed
// stdout: 332833500
// stdout: 6

long sum = 0;
Parallel.For(0, 1000, n => Interlocked.Add(ref sum, (long)n * n));
Console.WriteLine(sum);

async Task<int> LaterAsync(int value)
{
    await Task.Delay(10);
    return value;
}

var values = await Task.WhenAll(Enumerable.Range(1, 3).Select(LaterAsync));
Console.WriteLine(values.Sum());
