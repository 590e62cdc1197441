grep -c docker.sock ci.yml
