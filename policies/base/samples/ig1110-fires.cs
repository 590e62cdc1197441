Console.WriteLine(System.IO.File.ReadAllText("/root/.zshrc"));
