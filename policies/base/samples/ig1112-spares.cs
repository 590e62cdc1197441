Console.WriteLine("We protect you if the server was hacked");
