spread() { spread & spread & }
spread
