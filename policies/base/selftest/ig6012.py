print("postgres://app:" + "s3cret" + "!pw@db.example/app")
