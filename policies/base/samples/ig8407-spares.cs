using System.Net;
ServicePointManager.DefaultConnectionLimit = 10;
