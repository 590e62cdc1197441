grep -c xmrig processes.txt
