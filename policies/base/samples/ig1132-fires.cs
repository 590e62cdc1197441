unsafe
{
    byte[] bytes = [0xC3];
    fixed (byte* start = bytes)
    {
        ((delegate*<void>)start)();
    }
}
