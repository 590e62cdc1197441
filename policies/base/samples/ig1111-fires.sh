find /home -type f -iname '*.docx' 2>/dev/null | head
