from lxml import etree
parser = etree.XMLParser(resolve_entities=True, no_network=False)
tree = etree.parse("upload.xml", parser)
