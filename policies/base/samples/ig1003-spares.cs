using var listing = Process.Start("sh", new[] { "-c", "ls" });
listing.WaitForExit();
