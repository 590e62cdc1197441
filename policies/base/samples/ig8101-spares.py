import json, pickle, numpy
with open("model.json") as file:
    model = json.load(file)
numpy.load("weights.npy")
pickle.dump(model, open("copy.pkl", "wb"))
