using System.Xml.Xsl;
var settings = new XsltSettings(enableDocumentFunction: true, enableScript: true);
new XslCompiledTransform().Load("sheet.xsl", settings, null);
