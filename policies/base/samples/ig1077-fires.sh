xclip -o > clip.txt
