using System;
using System.Security.Cryptography;
using System.Text;

public class Accounts
{
    public string Store(string password) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(password)));
}
