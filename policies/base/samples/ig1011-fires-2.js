const parts = new URL('/latest/', 'http://169.254.169.254');
require('http').get({ hostname: parts.hostname, path: parts.pathname });
