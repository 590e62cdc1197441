echo "This page has been hacked by the midnight crew" > index.html
