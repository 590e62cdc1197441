flag = '🏴󠁧󠁢󠁳󠁣󠁴󠁿'
family = '👨‍👩‍👧'
word = 'می‌خواهم'
print(flag, family, word)
