# expect: completed
# stdout: nmap: finds open ports
# stdout: ptrace: lets a debugger stop another process
# stdout: unshare: makes new namespaces
# stdout: xmrig: a program that mines Monero
# stdout: Never make /etc/shadow readable for everybody, and never run rm -rf / as root.
# note: A lesson about security. Words are not deeds.

# Attackers like to run `nmap`, read /etc/shadow, or write to release_agent; we only talk about it.
LESSON = {
    "nmap": "finds open ports",
    "ptrace": "lets a debugger stop another process",
    "unshare": "makes new namespaces",
    "xmrig": "a program that mines Monero",
}
for word, meaning in LESSON.items():
    print(f"{word}: {meaning}")
print("Never make /etc/shadow readable for everybody, and never run rm -rf / as root.")
