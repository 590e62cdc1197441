using System.Net;
ServicePointManager.SecurityProtocol = SecurityProtocolType.Tls;
