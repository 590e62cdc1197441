test -f ~/.bash_history && echo there
