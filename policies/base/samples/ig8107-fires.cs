using System.Xml; using System.Xml.Xsl;
var transform = new XslCompiledTransform();
transform.Load("sheet.xsl", XsltSettings.TrustedXslt, null);
