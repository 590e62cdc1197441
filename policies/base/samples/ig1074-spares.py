print("Your files have been encrypted with the key you gave.")
