using System.Runtime.InteropServices;
var memory = Marshal.AllocHGlobal(16);
var call = Marshal.GetDelegateForFunctionPointer<Action>(memory);
call();
