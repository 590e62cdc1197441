System.IO.File.WriteAllText("index.html", "<h1>Hacked by the midnight crew</h1>");
