import os
client = connect(token=os.environ["TOKEN"], prefix="ghp_")
