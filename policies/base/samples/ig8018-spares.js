module.exports = (settings, body) => ({ ...settings, name: String(JSON.parse(body).name) });
