mkdir -p /tmp/build && rm -rf /tmp/build
