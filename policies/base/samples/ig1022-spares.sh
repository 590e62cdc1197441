rm -f build.log && echo done >> app.log
