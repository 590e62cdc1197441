cp /bin/sh /tmp/crond
/tmp/crond -c id
