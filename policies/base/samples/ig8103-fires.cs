using System.Runtime.Serialization.Formatters.Binary;
object Load(Stream stream) => new BinaryFormatter().Deserialize(stream);
Console.WriteLine(Load(File.OpenRead("cache.bin")));
