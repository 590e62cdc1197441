echo reboot later
