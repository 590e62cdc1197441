echo telnet is old
man telnet
