File.Delete("build.log");
