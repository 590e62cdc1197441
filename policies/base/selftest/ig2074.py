import subprocess

open('picture.png', 'w').write('echo a script\n')
print(subprocess.run(['sh', 'picture.png'], capture_output=True, text=True, timeout=5).stdout)
