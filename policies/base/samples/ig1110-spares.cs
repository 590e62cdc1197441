Console.WriteLine(System.IO.File.Exists("/root/.zshrc"));
