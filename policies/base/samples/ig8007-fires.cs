string Filter(string name) => $"(&(objectClass=user)(sAMAccountName={name}))";
Console.WriteLine(Filter(Console.ReadLine()!));
