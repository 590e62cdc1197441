Directory.CreateDirectory("build");
Directory.Delete("build", recursive: true);
