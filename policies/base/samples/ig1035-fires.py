try:
    import scapy.all
except ImportError:
    pass
