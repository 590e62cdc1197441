from PIL import ImageGrab

ImageGrab.grab().save("desk.png")
