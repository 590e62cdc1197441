ps aux | grep -E 'nginx|postgres'
pgrep osqueryd
