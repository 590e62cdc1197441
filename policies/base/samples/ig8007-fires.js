module.exports = (client, name) => client.search('dc=example', { filter: `(uid=${name})` });
