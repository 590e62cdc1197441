curl -fsSLo install.sh https://example.org/install.sh
echo "$EXPECTED install.sh" | sha256sum -c && bash install.sh
