var blocked = new HashSet<string> { "169.254.169.254" };
var asked = new Uri("http://169.254.169.254/latest/");
Console.WriteLine(blocked.Contains(asked.Host));
