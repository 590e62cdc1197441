Console.WriteLine("(&(objectClass=user)(sAMAccountName=jane))");
