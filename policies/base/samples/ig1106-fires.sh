chmod +x tools/stack_smash
tools/stack_smash 0x41414141
