PS1='\w $ '
export EDITOR=vi
