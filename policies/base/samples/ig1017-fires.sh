echo aWQK | base64 -d | sh
