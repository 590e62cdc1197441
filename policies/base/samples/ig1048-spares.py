import pickle

print(pickle.loads(pickle.dumps({"os": "system"})))
