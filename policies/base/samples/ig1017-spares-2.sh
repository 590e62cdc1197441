echo eyJhIjoxfQ== | base64 -d | python3 -m json.tool
echo eyJhIjoxfQ== | base64 -d | perl -ne 'print length'
perl -MMIME::Base64 -e 'print decode_base64("cHJpbnQgMQ==")'
