var key = "AKIA" + "0123456789ABCDEF";
Console.WriteLine(key.Length);
