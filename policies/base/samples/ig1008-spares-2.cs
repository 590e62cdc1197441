File.WriteAllText("compose.yml", "volumes: [/var/run/docker.sock:/var/run/docker.sock]");
