import yaml
settings = yaml.safe_load(open("settings.yaml"))
others = yaml.load(open("others.yaml"), Loader=yaml.SafeLoader)
