echo "alias l=ls" > aliases.sh
