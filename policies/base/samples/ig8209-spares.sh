htpasswd -B -C 12 users jane
