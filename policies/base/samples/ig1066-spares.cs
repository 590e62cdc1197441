using System.Runtime.InteropServices;
var memory = Marshal.AllocHGlobal(16);
Marshal.WriteInt32(memory, 7);
Marshal.FreeHGlobal(memory);
