for pid in $(pgrep python); do
  cat /proc/$pid/status
done
cat /proc/self/environ
cat "/proc/$$/environ"
