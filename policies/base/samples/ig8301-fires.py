client = connect(token="gh" + "p_" + "0123456789abcdefghijABCDEFGHIJ012345")
