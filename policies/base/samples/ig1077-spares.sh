echo hi | xclip -i
