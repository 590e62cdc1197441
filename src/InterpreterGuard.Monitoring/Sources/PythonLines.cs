namespace InterpreterGuard.Monitoring.Sources;

/// <summary>Reads CPython 3.11's table of lines: for each run of instructions one entry, whose first byte holds how the place is written and how many instructions it is for.</summary>
internal static class PythonLines
{
    private const int ShortFormsMax = 9;
    private const int OneLineFormsMax = 12;
    private const int NoColumns = 13;
    private const int Long = 14;
    private const int None = 15;

    /// <summary>The line of an instruction.</summary>
    /// <exception cref="InvalidDataException">The table is none.</exception>
    public static int Find(ReadOnlySpan<byte> table, int firstLine, long instruction)
    {
        var line = firstLine;
        var at = 0;
        var reached = 0L;
        while (at < table.Length)
        {
            var head = table[at++];
            if ((head & 0x80) == 0)
                throw new InvalidDataException("An entry does not begin where it should.");
            var form = (head >> 3) & 0xf;
            switch (form)
            {
                case <= ShortFormsMax:
                    at++;
                    break;
                case <= OneLineFormsMax:
                    line += form - 10;
                    at += 2;
                    break;
                case NoColumns:
                    line += Signed(table, ref at);
                    break;
                case Long:
                    line += Signed(table, ref at);
                    for (var i = 0; i < 3; i++)
                        _ = Unsigned(table, ref at);
                    break;
            }

            reached += (head & 7) + 1;
            if (instruction < reached)
                return form == None ? firstLine : line;
        }

        throw new InvalidDataException("The instruction lies behind the table.");
    }

    private static int Signed(ReadOnlySpan<byte> table, ref int at)
    {
        var value = Unsigned(table, ref at);
        return (value & 1) != 0 ? -(int)(value >> 1) : (int)(value >> 1);
    }

    private static uint Unsigned(ReadOnlySpan<byte> table, ref int at)
    {
        var value = 0u;
        for (var shift = 0; shift < 32; shift += 6)
        {
            if (at >= table.Length)
                throw new InvalidDataException("A number ends behind the table.");
            var part = table[at++];
            value |= (uint)(part & 0x3f) << shift;
            if ((part & 0x40) == 0)
                return value;
        }

        throw new InvalidDataException("A number does not end.");
    }
}
