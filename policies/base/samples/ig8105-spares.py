from lxml import etree
tree = etree.parse("upload.xml", etree.XMLParser(resolve_entities=False))
