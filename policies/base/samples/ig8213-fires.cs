using System.Security.Cryptography; using System.Text;
byte[] Stored(string password) => Rfc2898DeriveBytes.Pbkdf2(password, Encoding.UTF8.GetBytes("pepper and salt"), 600_000, HashAlgorithmName.SHA256, 32);
Console.WriteLine(Stored(Console.ReadLine()!).Length);
