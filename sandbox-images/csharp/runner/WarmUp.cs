namespace InterpreterGuard.CSharpRunner;

/// <summary>What is made ready while nobody waits: the compiler's first scripts and the runtime's everyday parts. Each step is short, so a claimed sandbox is never long in one.</summary>
internal static class WarmUp
{
    private static readonly Action[] Steps =
    [
        Libraries.Open,
        Compilations.Prepare,
        () => Run("1 + 1"),
        () => Run("var numbers = new List<int> { 3, 1, 2 }; foreach (var n in numbers.OrderBy(x => x)) Console.Write($\"\"); numbers.Sum()"),
        () => Run("""
            record Point(int X, int Y);
            static int Add(int a, int b) => a + b;
            class Shape { public string Name { get; set; } = ""; public virtual double Area() => 0; }
            var points = new[] { new Point(1, 2), new Point(3, 4) };
            var groups = points.GroupBy(p => p.X % 2).ToDictionary(g => g.Key, g => g.Select(p => p.Y).ToList());
            try { throw new InvalidOperationException("warm"); } catch (InvalidOperationException e) when (e.Message.Length > 3) { }
            var text = string.Join(", ", groups.Select(g => $"{g.Key}: {g.Value.Count,3:N0}"));
            await Task.Yield();
            Add(points.Length, text.Length)
            """),
        () => Run("""
            var json = JsonSerializer.Serialize(new { name = "a", items = new[] { 1, 2 } });
            var match = Regex.Match(json, "[a-z]+");
            var text = new StringBuilder().Append(match.Value).ToString();
            Console.Error.Write("");
            File.Exists("none");
            text switch { "name" => 1, _ => 0 }
            """),
        () => GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true),
        Afterlife.ShareMemory,
    ];

    private static int done;

    public static void Step()
    {
        if (done < Steps.Length)
        {
            try
            {
                Steps[done]();
            }
            catch (Exception problem)
            {
                // What fails here fails again, loudly, in the code that wants it; the rest is warmed all the same.
                Console.Error.WriteLine($"runner: warm-up step {done + 1}: {problem}");
            }

            done++;
        }

        Wire.Send(json =>
        {
            json.WriteString("op", "warmed");
            json.WriteNumber("step", done);
            json.WriteNumber("of", Steps.Length);
        });
    }

    private static void Run(string code) => Results.Prepare(new Cells(new Globals(), isKept: false).Prepare(code, Cells.Main)().GetAwaiter().GetResult().Value);
}
