using System;
using System.Security.Cryptography;

public class Game
{
    private readonly Random random = new(7);

    public int Roll() => random.Next(1, 7);

    public string Token() => Convert.ToHexString(RandomNumberGenerator.GetBytes(32));

    public int NewOtp() => RandomNumberGenerator.GetInt32(100000, 1000000);

    public string Token(string[] words) => words[random.Next(words.Length)];
}
