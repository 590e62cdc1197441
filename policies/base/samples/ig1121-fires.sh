while read -r word; do echo "$word" | su root -c id && break; done < words.txt
