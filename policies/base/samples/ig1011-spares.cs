Console.WriteLine("169.254.169.254");
