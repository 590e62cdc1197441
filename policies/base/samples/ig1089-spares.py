import io

place = io.BytesIO(b"x")
print(place.read())
