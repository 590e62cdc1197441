POOL = "stratum+tcp://pool.invalid:3333"
print(POOL)
