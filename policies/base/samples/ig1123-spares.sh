mv build/tool bin/tool
rm -rf /var/lib/apt/lists/*
chown app:app data
