var type = Type.GetType("System.Text.StringBuilder")!;
Console.WriteLine(Activator.CreateInstance(type)!.GetType().GetProperties().Length);
