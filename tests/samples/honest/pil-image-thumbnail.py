# expect: completed
# stdout: (64, 40) PNG (200, 30, 30)

import io

from PIL import Image, ImageDraw

image = Image.new("RGB", (320, 200), "white")
draw = ImageDraw.Draw(image)
draw.ellipse((60, 20, 260, 180), fill=(200, 30, 30))
buffer = io.BytesIO()
image.save(buffer, "PNG")
thumbnail = Image.open(io.BytesIO(buffer.getvalue()))
thumbnail.thumbnail((64, 64))
print(thumbnail.size, thumbnail.format, thumbnail.getpixel((32, 20)))
thumbnail.save("thumb.jpg")
