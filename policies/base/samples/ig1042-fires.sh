useradd -m helper
echo helper:x | chpasswd
