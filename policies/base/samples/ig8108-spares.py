from lxml import etree
transform = etree.XSLT(etree.parse("sheet.xsl"), access_control=etree.XSLTAccessControl.DENY_ALL)
