System.Diagnostics.Process.Start("systemctl", "status nginx");
