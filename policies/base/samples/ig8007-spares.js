module.exports = (client) => client.search('dc=example', { filter: '(uid=jane)' });
