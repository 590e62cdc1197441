File.Delete("/var/log/auth.log");
