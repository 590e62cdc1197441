var users = File.ReadLines("/etc/passwd").Count();
Console.WriteLine($"{users} users, key: {File.Exists("/root/.ssh/id_rsa")}");
