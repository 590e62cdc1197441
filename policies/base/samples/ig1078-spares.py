import readline

print(readline.get_current_history_length())
