import ipaddress
print(ipaddress.ip_address("169.254.169.254").is_link_local)
