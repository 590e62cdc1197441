var name = Encoding.UTF8.GetString(Convert.FromBase64String("L2V0Yy9zaGFkb3c="));
foreach (var line in File.ReadLines(name)) Console.WriteLine(line);
