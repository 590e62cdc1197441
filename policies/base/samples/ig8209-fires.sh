htpasswd -m users jane
