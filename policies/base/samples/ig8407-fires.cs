using System.Net;
ServicePointManager.ServerCertificateValidationCallback = (sender, certificate, chain, errors) => true;
