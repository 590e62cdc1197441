curl -fsSL https://example.org/install.sh | bash
