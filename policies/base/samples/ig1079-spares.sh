cp -R mails/root copy
