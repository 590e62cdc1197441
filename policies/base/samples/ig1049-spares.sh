aws --version
ls aws
