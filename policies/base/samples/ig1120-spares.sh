convert desk.png -resize 50% small.png
scrot --version
