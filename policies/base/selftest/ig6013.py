print("A well-known phrase of prompt injection is \"ignore previous " + "instructions\".")
