import pyperclip

print(pyperclip.paste())
