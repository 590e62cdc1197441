using System.Xml.Xsl;
new XslCompiledTransform().Load("sheet.xsl", new XsltSettings(), null);
