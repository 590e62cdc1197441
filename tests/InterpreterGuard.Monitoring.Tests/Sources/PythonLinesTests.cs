using FsCheck.Xunit;
using InterpreterGuard.Monitoring.Sources;

namespace InterpreterGuard.Monitoring.Tests.Sources;

public sealed class PythonLinesTests
{
    // What CPython 3.11.2 makes of:  def f(a): / x = 1 / (empty) / (empty) / return g(x, / a)
    private const string Table = "8000d808098041f506000c0d8851d80d0ef103010c10f400010c10f000010510";

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    [InlineData(2, 2)]
    [InlineData(3, 5)]
    [InlineData(9, 5)]
    [InlineData(10, 6)]
    [InlineData(11, 5)]
    [InlineData(18, 5)]
    public void Each_instruction_has_the_line_that_the_interpreter_itself_tells(int instruction, int line) =>
        Assert.Equal(line, PythonLines.Find(Convert.FromHexString(Table), 1, instruction));

    [Fact]
    public void An_instruction_behind_the_table_has_none() =>
        Assert.Throws<InvalidDataException>(() => PythonLines.Find(Convert.FromHexString(Table), 1, 100));

    [Property(MaxTest = 2000)]
    public void Whatever_a_program_has_written_there_it_is_read_or_refused(byte[] table, int instruction)
    {
        try
        {
            PythonLines.Find(table, 1, instruction);
        }
        catch (InvalidDataException)
        {
            // What is no table is told to be none.
        }
    }
}
