process.env.NODE_EXTRA_CA_CERTS = 'ca.pem';
