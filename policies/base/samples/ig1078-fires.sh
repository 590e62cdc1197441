grep -i pass ~/.bash_history > found.txt
