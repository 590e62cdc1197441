import pyperclip

pyperclip.copy("hi")
