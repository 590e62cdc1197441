shutdown -r 5
