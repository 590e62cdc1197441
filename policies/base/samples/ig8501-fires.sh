FLASK_DEBUG=1 flask run
