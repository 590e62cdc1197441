File.AppendAllText("notes.txt", "one more line\n");
