class Settings:
    SMTP_USER = "post@example.org"
    SMTP_PASSWORD = "ochre-lantern-7"
