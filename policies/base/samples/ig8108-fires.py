from lxml import etree
allowed = etree.XSLTAccessControl(read_network=True, write_file=True)
transform = etree.XSLT(etree.parse("sheet.xsl"), access_control=allowed)
