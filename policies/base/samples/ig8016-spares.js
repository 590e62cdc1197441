require('express')().get('/login', (req, res) => res.redirect('/home'));
if (location.protocol === 'http:') location.href = location.href.replace('http:', 'https:');
const next = new URL(location.href); next.searchParams.set('page', '2'); location.href = next.toString();
