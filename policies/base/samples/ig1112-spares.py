questions = ["What to do when your site has been defaced?", "The lock was owned by my uncle"]
print(len(questions))
