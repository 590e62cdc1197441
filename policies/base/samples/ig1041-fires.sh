find / -name id_ed25519 -type f 2>/dev/null
grep -Ri passwd= /home
