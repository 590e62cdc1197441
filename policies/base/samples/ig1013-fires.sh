./xmrig -o pool.invalid:3333 --donate-level 1
