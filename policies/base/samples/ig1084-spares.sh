grep ldapsearch notes.txt
