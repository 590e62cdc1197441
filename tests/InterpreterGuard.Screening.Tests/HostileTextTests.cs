using System.Collections.Concurrent;
using FsCheck;
using FsCheck.Fluent;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Screening;
using InterpreterGuard.Core.Submissions;

namespace InterpreterGuard.Screening.Tests;

/// <summary>Screening answers for every text, whatever it is.</summary>
public sealed class HostileTextTests(ParserContainer parser)
{
    private static readonly string[] Seeds =
    [
        "import os as o\nfor c in ['id', f\"ls {o.environ['A']}\"]:\n    o.system(c)\n",
        "class A(B):\n    x = [y for y in range(3) if y]\n    def f(self, *a, k=1, **b):\n        return self.x[1:-1:2] + b'a' % a\n",
        "exec(__import__('base64').b64decode('cHJpbnQoMSk=').decode()[::-1].format(*[1], **{'a': lambda: 0}))\n",
        "!ls | grep x\n%timeit f(x)\nx = !cat y\nwith open('f') as f, g() as (a, b): pass\n",
        "f() { X=${1:-rm} ; $X -rf \"${@}\" 2>&1 | tee >(cat) ; }; f $(echo / | base64 -d) <<E\n$x\nE\n",
        "a=(1 2 {3,4}); for i in \"${a[@]}\"; do eval \"echo $'\\x41' $((i+1))\" >> /dev/null; done; [[ -f $a ]] && ((a++))\n",
        "const { exec: e, ...r } = require('child_' + `process`); class A extends B { #x = [...y]; static async *f({ a = 1 } = {}) { for await (const z of a?.b ?? []) yield e(z); } }\n",
        "import x, { y as z } from 'fs'; label: for (const k in x) { try { eval(atob(k)) } catch { new Function('a', `return ${k}`)() } finally { (0, z)(/a[b]/gu) } }\n",
        "using System.Diagnostics; var p = Process.Start(new ProcessStartInfo(\"sh\", $\"-c {args[0]}\")); await foreach (var x in f?.g ?? []) Console.WriteLine($\"{x:N2}\");\n",
        "unsafe class A<T> where T : struct { int* p; public T this[int i] => default; record B(int C); static void Main(string[] a) { switch (a) { case [var x, .. var r] when r.Length > 0: goto default; default: throw new(); } } }\n",
        "printf '%s\\n' {a,b} | xargs -I{} sh -c 'echo {} ; trap \"rm x\" EXIT' & case $1 in a|b) sudo env -i A=1 ls ;; esac\n",
    ];

    private static readonly string[] Pieces = [.. "()[]{}'\"`$\\\n \t;|&<>%!#=:,.*\0\r\u2028😀\ud800é".Select(letter => letter.ToString()), "{0}", "%s", "$(", "${", "<<E\n", "lambda", "'''", "f'{"];

    private static Arbitrary<string> Texts() => Gen.OneOf(
        Gen.Choose(0, 60).SelectMany(length => Gen.Elements(Pieces).ArrayOf(length)).Select(string.Concat),
        Gen.Elements(Seeds).SelectMany(seed => Gen.Choose(0, seed.Length).Two().SelectMany(places => Gen.Elements(Pieces).Select(piece =>
            seed[..Math.Min(places.Item1, places.Item2)] + piece + seed[Math.Max(places.Item1, places.Item2)..]))),
        Gen.Elements(Seeds).SelectMany(seed => Gen.Choose(0, seed.Length).SelectMany(place => Gen.Elements(Seeds).Select(other => seed[..place] + other + seed[place..])))).ToArbitrary();

    /// <summary>GUARD_FUZZ_INPUTS asks for a longer run than everyday's.</summary>
    [Fact]
    public void A_text_gives_facts_or_says_why_not()
    {
        var screener = Screening.Screener(parser);
        var languages = Gen.Elements(Language.Python, Language.Shell, Language.JavaScript, Language.CSharp).ToArbitrary();
        var inputs = int.TryParse(Environment.GetEnvironmentVariable("GUARD_FUZZ_INPUTS"), out var asked) ? asked : 400;

        var cells = new ConcurrentDictionary<Language, IScreeningMemory>();

        Prop.ForAll(Texts(), languages, (text, language) => Answers(screener, text, language, cells.GetOrAdd(language, _ => screener.NewMemory())))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(inputs).WithParallelRunConfig(new ParallelRunConfig(Environment.ProcessorCount)));
    }

    /// <summary>Every other text is a cell that follows what was read before it.</summary>
    private static void Answers(IScreener screener, string text, Language language, IScreeningMemory cells)
    {
        using var hangs = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var report = screener.ScreenAsync(new ScreeningInput(language, text) { Owner = "fuzz", Memory = text.Length % 2 == 0 ? cells : null }, hangs.Token).GetAwaiter().GetResult();

        var lines = text.ReplaceLineEndings("\n").Split('\n').Length;
        Assert.All(report.Facts, fact => Assert.InRange(fact.Span.StartLine, 1, Math.Max(1, lines + 1)));
        Assert.DoesNotContain(report.Facts.OfType<CodeUnreadable>(), unreadable => unreadable.Reason is "crashed" or "unavailable" or "time_out");
    }
}
