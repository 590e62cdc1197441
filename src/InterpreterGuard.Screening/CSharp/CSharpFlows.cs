using InterpreterGuard.Screening.Analyses.Flows;

namespace InterpreterGuard.Screening.CSharp;

/// <summary>What .NET and ASP.NET bring in, act on and make harmless.</summary>
internal static class CSharpFlows
{
    public static readonly FlowTable Table = new(
        new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["network"] =
            [
                "System.Net.Http.HttpClient.GetStringAsync", "System.Net.Http.HttpClient.GetByteArrayAsync", "System.Net.Http.HttpClient.GetStreamAsync", "System.Net.Http.HttpClient.GetAsync", "System.Net.Http.HttpClient.PostAsync",
                "System.Net.Http.Json.HttpClientJsonExtensions.GetFromJsonAsync", ".GetFromJsonAsync",
                "System.Net.Http.HttpClient.SendAsync", "System.Net.Http.HttpClient.Send", "System.Net.WebClient.DownloadString", "System.Net.WebClient.DownloadData", "System.Net.WebClient.DownloadStringTaskAsync", "System.Net.WebClient.DownloadDataTaskAsync",
                "System.Net.WebClient.OpenRead", "System.Net.WebRequest.GetResponse", "System.Net.HttpWebRequest.GetResponse", "System.Net.Sockets.TcpClient.GetStream", "System.Net.Sockets.UdpClient.Receive", "System.Net.Sockets.Socket.Receive",
                "System.Net.Sockets.NetworkStream", "System.Net.Dns.GetHostEntry", "System.Net.WebSockets.ClientWebSocket.ReceiveAsync",
            ],
            ["file"] =
            [
                "System.IO.File.ReadAllText", "System.IO.File.ReadAllTextAsync", "System.IO.File.ReadAllBytes", "System.IO.File.ReadAllBytesAsync", "System.IO.File.ReadAllLines", "System.IO.File.ReadAllLinesAsync", "System.IO.File.ReadLines", "System.IO.File.OpenRead",
                "System.IO.File.OpenText", "System.IO.StreamReader", "System.IO.File.Open", "System.IO.FileStream", "System.IO.FileInfo.OpenRead", "System.IO.FileInfo.OpenText",
            ],
            ["random"] = ["System.Random.Next", "System.Random.NextInt64", "System.Random.NextDouble", "System.Random.NextSingle", "System.Random.NextBytes", "System.Random.GetItems", "System.Random.GetString", "System.Random.GetHexString"],
            ["environment"] = ["System.Environment.GetEnvironmentVariable", "System.Environment.GetEnvironmentVariables"],
            ["stdin"] = ["System.Console.ReadLine", "System.Console.Read", "System.Console.ReadKey", "System.Console.OpenStandardInput"],
            ["arguments"] = ["System.Environment.GetCommandLineArgs"],
            ["decoded"] =
            [
                "System.Convert.FromBase64String", "System.Convert.FromHexString", "System.Convert.FromBase64CharArray", "System.Buffers.Text.Base64.DecodeFromUtf8", "System.IO.Compression.GZipStream", "System.IO.Compression.DeflateStream",
                "System.IO.Compression.BrotliStream", "System.IO.Compression.ZLibStream", "System.Security.Cryptography.ICryptoTransform.TransformFinalBlock", "System.Security.Cryptography.CryptoStream", "System.Security.Cryptography.Aes.DecryptCbc",
            ],
        },
        new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["request"] = [".QueryString", ".RouteData", ".Request", "Request", "HttpContext.Request", "Microsoft.AspNetCore.Http.HttpRequest", ".Query", ".Form"],
            ["archive"] = ["System.IO.Compression.ZipArchiveEntry.FullName"],
            ["stdin"] = ["System.Console.In"],
            ["environment"] = ["System.Environment.CommandLine"],
        },
        new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["code:0"] =
            [
                "Microsoft.CodeAnalysis.CSharp.Scripting.CSharpScript.EvaluateAsync", "Microsoft.CodeAnalysis.CSharp.Scripting.CSharpScript.RunAsync", "Microsoft.CodeAnalysis.CSharp.Scripting.CSharpScript.Create",
                "Microsoft.CodeAnalysis.CSharp.SyntaxFactory.ParseSyntaxTree", "Microsoft.CodeAnalysis.CSharp.CSharpSyntaxTree.ParseText", "CSharpScript.EvaluateAsync", "CSharpScript.RunAsync", "System.Linq.Dynamic.Core.DynamicQueryableExtensions.Where",
                "System.Data.DataTable.Compute",
            ],
            ["shell:0"] = ["libc.system", "libc.popen"],
            ["process:*"] = ["System.Diagnostics.Process.Start", "System.Diagnostics.ProcessStartInfo", "libc.execve", "libc.execv", "libc.execvp"],
            ["import:0"] = ["System.Type.GetType", "System.Reflection.Assembly.GetType", "System.Activator.CreateInstance"],
            ["native:0"] =
            [
                "System.Reflection.Assembly.Load", "System.Reflection.Assembly.LoadFrom", "System.Reflection.Assembly.LoadFile", "System.Reflection.Assembly.UnsafeLoadFrom", "System.Runtime.Loader.AssemblyLoadContext.LoadFromStream",
                "System.Runtime.Loader.AssemblyLoadContext.LoadFromAssemblyPath", "System.Runtime.InteropServices.NativeLibrary.Load", "System.Runtime.InteropServices.Marshal.Copy", "System.AppDomain.Load",
            ],
            ["deserialise:0,1"] =
            [
                "System.Runtime.Serialization.Formatters.Binary.BinaryFormatter.Deserialize", "System.Runtime.Serialization.NetDataContractSerializer.Deserialize", "System.Runtime.Serialization.NetDataContractSerializer.ReadObject",
                "System.Web.UI.LosFormatter.Deserialize", "System.Web.UI.ObjectStateFormatter.Deserialize", "System.Runtime.Serialization.Formatters.Soap.SoapFormatter.Deserialize", "System.Web.Script.Serialization.JavaScriptSerializer.Deserialize",
                "Newtonsoft.Json.JsonConvert.DeserializeObject", "YamlDotNet.Serialization.Deserializer.Deserialize", "BinaryFormatter.Deserialize", "System.Windows.Markup.XamlReader.Parse",
            ],
            ["sql:0"] =
            [
                "System.Data.SqlClient.SqlCommand", "Microsoft.Data.SqlClient.SqlCommand", "SqlCommand", "SqliteCommand", "NpgsqlCommand", "MySqlCommand", "OleDbCommand", "SqlDataAdapter", ".FromSqlRaw", ".ExecuteSqlRaw", ".ExecuteSqlRawAsync", ".SqlQueryRaw",
                "Microsoft.EntityFrameworkCore.RelationalQueryableExtensions.FromSqlRaw", "System.Data.Odbc.OdbcCommand", ".ExecuteQuery",
            ],
            ["sql:1,0"] = [".Query", ".QueryFirst", ".QueryAsync", ".QueryFirstOrDefault", "Dapper.SqlMapper.Query", "Dapper.SqlMapper.Execute"],
            ["sql:value"] = [".CommandText", "System.Data.IDbCommand.CommandText", "System.Data.Common.DbCommand.CommandText"],
            ["hash:0"] =
            [
                "System.Security.Cryptography.SHA256.HashData", "System.Security.Cryptography.SHA384.HashData", "System.Security.Cryptography.SHA512.HashData", "System.Security.Cryptography.HashAlgorithm.ComputeHash",
            ],
            ["secret:0,1"] = ["System.Security.Cryptography.SymmetricAlgorithm.CreateEncryptor", "System.Security.Cryptography.AesGcm", "System.Security.Cryptography.AesGcm.Encrypt", "System.Security.Cryptography.HMACSHA256"],
            ["secret:value"] = ["System.Security.Cryptography.SymmetricAlgorithm.Key", "System.Security.Cryptography.SymmetricAlgorithm.IV"],
            ["ldap:0,1"] = ["System.DirectoryServices.DirectorySearcher", "DirectorySearcher", "DirectoryEntry"],
            ["ldap:value"] = [".Filter"],
            ["xpath:0"] = [".SelectNodes", ".SelectSingleNode", "System.Xml.XmlNode.SelectNodes", "System.Xml.XmlNode.SelectSingleNode", "System.Xml.XPath.XPathNavigator.Select", "System.Xml.XPath.XPathNavigator.Evaluate", "System.Xml.XPath.XPathExpression.Compile"],
            ["xml:0"] = ["System.Xml.XmlDocument.LoadXml", "System.Xml.XmlDocument.Load", "System.Xml.XmlTextReader", "System.Xml.XmlReader.Create", "System.Xml.Linq.XDocument.Parse", "System.Xml.Xsl.XslCompiledTransform.Load"],
            ["html:0"] = [".Raw", ".Content", "Microsoft.AspNetCore.Html.HtmlString", "HtmlString", ".WriteAsync", "Response.Write"],
            ["redirect:0"] = [".Redirect", "Redirect", ".RedirectPermanent", "RedirectPermanent"],
            ["header:1"] = [".AddHeader", ".AppendHeader"],
            ["regex:0,1"] = ["System.Text.RegularExpressions.Regex", "System.Text.RegularExpressions.Regex.Match", "System.Text.RegularExpressions.Regex.IsMatch", "System.Text.RegularExpressions.Regex.Replace", "System.Text.RegularExpressions.Regex.Matches"],
            ["path:0"] =
            [
                "System.IO.File.ReadAllText", "System.IO.File.ReadAllTextAsync", "System.IO.File.ReadAllBytes", "System.IO.File.ReadAllLines", "System.IO.File.ReadLines", "System.IO.File.OpenRead", "System.IO.File.OpenText", "System.IO.File.Open", "System.IO.File.Create", "System.IO.File.Delete", "Results.File", "TypedResults.File",
                "System.IO.FileStream", "System.IO.StreamReader", "System.IO.StreamWriter", "System.IO.File.CreateText", "System.IO.File.AppendText", "System.IO.File.OpenWrite", "System.IO.Directory.Delete", "System.IO.Directory.GetFiles", "System.IO.Directory.EnumerateFiles", "System.IO.Directory.CreateDirectory", ".PhysicalFile", "PhysicalFile", "System.IO.Compression.ZipFile.ExtractToDirectory",
                "System.IO.Compression.ZipFileExtensions.ExtractToFile",
            ],
            ["path:0,1"] = ["System.IO.File.Move", "System.IO.File.Copy", "System.IO.Directory.Move"],
            ["path:0 write:1"] = ["System.IO.File.WriteAllText", "System.IO.File.WriteAllTextAsync", "System.IO.File.WriteAllBytes", "System.IO.File.WriteAllBytesAsync", "System.IO.File.WriteAllLines", "System.IO.File.AppendAllText", "System.IO.File.AppendAllLines"],
            ["write:0"] = ["System.IO.StreamWriter.Write", "System.IO.StreamWriter.WriteLine", "System.IO.StreamWriter.WriteAsync", "System.IO.FileStream.Write"],
            ["url:0"] =
            [
                "System.Net.Http.HttpClient.GetStringAsync", "System.Net.Http.HttpClient.GetAsync", "System.Net.Http.HttpClient.GetByteArrayAsync", "System.Net.Http.HttpClient.GetStreamAsync", "System.Net.WebClient.DownloadString", "System.Net.WebClient.DownloadData",
                "System.Net.WebRequest.Create", "System.Net.WebClient.OpenRead",
            ],
            ["url:0 network:1"] = ["System.Net.Http.HttpClient.PostAsync", "System.Net.Http.HttpClient.PutAsync", "System.Net.Http.HttpClient.PatchAsync", "System.Net.Http.Json.HttpClientJsonExtensions.PostAsJsonAsync", "System.Net.Http.Json.HttpClientJsonExtensions.PutAsJsonAsync", ".PostAsJsonAsync", ".PutAsJsonAsync", "System.Net.WebClient.UploadString", "System.Net.WebClient.UploadData", "System.Net.WebClient.UploadFile", "System.Net.WebClient.UploadStringTaskAsync"],
            ["network:0"] =
            [
                "System.Net.Sockets.Socket.Send", "System.Net.Sockets.Socket.SendTo", "System.Net.Sockets.UdpClient.Send", "System.Net.Sockets.UdpClient.SendAsync", "System.Net.Sockets.NetworkStream.Write", "System.Net.Sockets.NetworkStream.WriteAsync", "System.Net.Http.HttpClient.SendAsync",
                "System.Net.Dns.GetHostEntry", "System.Net.Dns.GetHostAddresses", "System.Net.Dns.GetHostAddressesAsync", "System.Net.Dns.GetHostEntryAsync", "System.Net.Mail.SmtpClient.Send", "System.Net.WebSockets.ClientWebSocket.SendAsync",
            ],
        },
        [
            "System.Int32.Parse", "System.Int64.Parse", "System.Double.Parse", "System.Decimal.Parse", "System.Guid.Parse", "System.Convert.ToInt32", "System.Convert.ToInt64", "System.Convert.ToDouble", "System.Convert.ToBoolean", "System.Boolean.Parse", "System.DateTime.Parse",
            "System.IO.Path.GetFileName", "System.IO.Path.GetFileNameWithoutExtension", "System.Net.WebUtility.HtmlEncode", "System.Net.WebUtility.UrlEncode", "System.Web.HttpUtility.HtmlEncode", "System.Web.HttpUtility.UrlEncode", "System.Uri.EscapeDataString",
            "System.Text.Encodings.Web.HtmlEncoder.Encode", "System.Text.Encodings.Web.TextEncoder.Encode", "System.Text.RegularExpressions.Regex.Escape", "System.Text.RegularExpressions.Regex.IsMatch", "System.String.IsNullOrEmpty", "System.String.IsNullOrWhiteSpace", "System.IO.File.Exists", "System.IO.Directory.Exists",
            "System.Security.SecurityElement.Escape", "System.Security.Cryptography.SHA256.HashData", "System.Security.Cryptography.MD5.HashData", "System.Object.GetHashCode", "System.Object.Equals", "System.String.Contains", "System.String.StartsWith", "System.String.EndsWith",
            "System.String.IndexOf", "System.String.Length", "System.Xml.XmlConvert.EncodeName",
        ]);
}
