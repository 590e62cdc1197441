from lxml import etree
def find(tree, name):
    return tree.xpath("//user[@name='" + name + "']/@mail")
