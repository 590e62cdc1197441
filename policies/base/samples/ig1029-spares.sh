sysctl kernel.hostname || true
