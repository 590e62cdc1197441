mv build/tool bin/tool
rm -rf /var/lib/apt/lists/*
chown app:app data
rm -rf /root/.cache/pip "$HOME/.npm/_cacache"
mv build/report.txt /root/report.txt
