from pynput import keyboard
print(keyboard)
