for agent in "Opera/9" "Lynx/2.8" "Konqueror/3.5"; do
  curl -s -A "$agent" http://192.0.2.7/
done
