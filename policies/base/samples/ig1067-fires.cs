using System.Reflection.Emit;
var method = new DynamicMethod("Seven", typeof(int), Type.EmptyTypes);
var body = method.GetILGenerator();
body.Emit(OpCodes.Ldc_I4_7);
body.Emit(OpCodes.Ret);
Console.WriteLine(method.Invoke(null, null));
