insmod ./x.ko
