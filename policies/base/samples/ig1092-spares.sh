perl -pe 's/a/b/' data.txt
ruby -e 'puts 1 + 1'
