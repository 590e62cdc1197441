scrot desk.png
xwd -root -out desk.xwd
