using InterpreterGuard.Core.Submissions;
using InterpreterGuard.Screening.Detection;

namespace InterpreterGuard.Screening.Tests;

public sealed class LanguageDetectorTests
{
    private readonly LanguageDetector _detector = new();

    [Theory]
    [InlineData("import os\nfor name in os.listdir('.'):\n    print(name)\n", "python")]
    [InlineData("x = [n * n for n in range(10)]\nprint(x)\n", "python")]
    [InlineData("const fs = require('fs');\nconsole.log(fs.readdirSync('.'));\n", "javascript")]
    [InlineData("export default function add(a, b) {\n  return a + b;\n}\n", "javascript")]
    [InlineData("for f in *.txt; do\n  echo \"$f\"\ndone\n", "shell")]
    [InlineData("ls -la | grep txt | wc -l\n", "shell")]
    [InlineData("using System;\nConsole.WriteLine(6 * 7);\n", "csharp")]
    [InlineData("var names = new List<string> { \"a\" };\nforeach (var name in names)\n    Console.WriteLine(name);\n", "csharp")]
    public void A_language_shows_in_its_lines(string code, string language)
    {
        var detected = _detector.Detect(code);

        Assert.Equal(new Language(language), detected!.Language);
        Assert.InRange(detected.Confidence, 0.5, 1);
        Assert.Equal(code, detected.Code);
    }

    [Theory]
    [InlineData("#!/usr/bin/env python3\nprint(1)", "python")]
    [InlineData("#!/usr/bin/env -S node --no-warnings\nlet x = 1", "javascript")]
    [InlineData("#!/bin/dash\nx=1", "shell")]
    public void The_first_line_settles_it(string code, string language)
    {
        Assert.Equal(new Language(language), _detector.Detect(code)!.Language);
        Assert.Equal(0.99, _detector.Detect(code)!.Confidence);
    }

    [Fact]
    public void A_fence_settles_it_and_its_code_stays_in_its_place()
    {
        var detected = _detector.Detect("Run this:\n\n```python\nprint(1)\n```\n\nor, in a shell:\n\n```bash\nls\n```\n");

        Assert.Equal(Language.Python, detected!.Language);
        Assert.Equal("\n\n\nprint(1)\n\n\n\n\n\n\n\n", detected.Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \n\n")]
    [InlineData("hello")]
    [InlineData("42")]
    public void A_text_that_shows_none_has_none(string text) => Assert.Null(_detector.Detect(text));

    [Fact]
    public void What_could_be_two_languages_is_told_with_less_confidence() =>
        Assert.InRange(_detector.Detect("var x = 1;\nx = x + 1;\n")?.Confidence ?? 0, 0, 0.6);
}
