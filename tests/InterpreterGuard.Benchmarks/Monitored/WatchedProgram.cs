namespace InterpreterGuard.Benchmarks.Monitored;

/// <summary>A program whose time is compared, watched and not.</summary>
/// <param name="Name">One word.</param>
/// <param name="What">What it does, for a row of the table.</param>
/// <param name="Code">Python.</param>
/// <param name="AtMost">The ratio that is aimed at.</param>
/// <param name="Rounds">How often it runs in each way.</param>
internal sealed record WatchedProgram(string Name, string What, string Code, double AtMost, int Rounds)
{
    public static readonly WatchedProgram Cpu = new(
        "cpu",
        "CPU-bound",
        """
        total = 0
        for i in range(12_000_000):
            total += i & 7
        print(total)
        """,
        1.03,
        15);

    /// <summary>A child interpreter: the warm one may have imported pandas already, and the question is what a cold import costs under watch.</summary>
    public static readonly WatchedProgram Import = new(
        "import",
        "pandas imported and a plot",
        """
        import subprocess, sys
        program = '''
        import pandas
        import matplotlib.pyplot as plt
        pandas.DataFrame({"x": range(50), "y": [i * i for i in range(50)]}).plot("x", "y")
        plt.savefig("plot.png")
        print(1)
        '''
        print(subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout)
        """,
        1.10,
        9);

    public static readonly WatchedProgram Files = new(
        "files",
        "20,000 small file operations",
        """
        import os
        total = 0
        for i in range(10_000):
            with open(f"file-{i % 200}.txt", "w") as f:
                f.write("x" * 1000)
            with open(f"file-{i % 200}.txt") as f:
                total += len(f.read())
        print(total)
        """,
        1.25,
        9);
}
