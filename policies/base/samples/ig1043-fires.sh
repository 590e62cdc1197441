echo /tmp/again.sh | at now + 5 minutes
