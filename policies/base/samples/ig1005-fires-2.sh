boom() { boom | boom & }
boom
