using InterpreterGuard.Cli.Commands;

namespace InterpreterGuard.Cli.Tests.Commands;

public class LanguageGuessTests
{
    [Theory]
    [InlineData("a.py", "", "python")]
    [InlineData("a.PY", "", "python")]
    [InlineData("a.sh", "#!/usr/bin/python3", "shell")]
    [InlineData("a.bash", "", "shell")]
    [InlineData("a.mjs", "", "javascript")]
    [InlineData("a.jsx", "", "javascript")]
    [InlineData("tool", "#!/usr/bin/env node\n", "javascript")]
    [InlineData("tool", "#!/usr/bin/env python3\nprint(1)", "python")]
    [InlineData("tool", "#!/usr/bin/env -S python3 -u\n", "python")]
    [InlineData("tool", "#! /bin/bash -e\n", "shell")]
    [InlineData("-", "#!/bin/sh\r\necho", "shell")]
    public void The_name_decides_then_the_first_line(string path, string code, string expected) =>
        Assert.Equal(expected, LanguageGuess.Of(path, code));

    [Theory]
    [InlineData("notes.txt", "print(1)")]
    [InlineData("-", "")]
    [InlineData("tool", "#!/usr/bin/perl")]
    [InlineData("tool", "#!")]
    public void What_is_not_plain_is_asked_for(string path, string code) =>
        Assert.Contains("--language", Assert.Throws<GuardException>(() => LanguageGuess.Of(path, code)).Message, StringComparison.Ordinal);
}
