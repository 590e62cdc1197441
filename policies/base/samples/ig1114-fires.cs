System.Diagnostics.Process.Start("systemctl", "stop falco");
