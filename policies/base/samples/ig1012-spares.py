print("stratum is a layer of rock")
