const settings = {
  host: 'db.example.org',
  password: 'ochre-lantern-7',
};
console.log(settings.host);
