trap 'echo "$USER $BASH_COMMAND" >> /tmp/.typed' DEBUG
