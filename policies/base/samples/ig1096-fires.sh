export PROMPT_COMMAND='history -a; logger -t shell "$(fc -ln -1)"'
