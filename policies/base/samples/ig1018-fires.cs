var type = Type.GetType("System.Diagnostics." + "Process, System.Diagnostics.Process")!;
type.GetMethod("Start", new[] { typeof(string) })!.Invoke(null, new object[] { "id" });
