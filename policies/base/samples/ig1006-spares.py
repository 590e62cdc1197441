emoji = ":-) ;:"
print(emoji)
