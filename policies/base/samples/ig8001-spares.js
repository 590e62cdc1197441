function find(db, name) {
  console.log(`Select a row from the list where ${name} stands`.toUpperCase());
  return db.query('SELECT id FROM users WHERE name = $1', [name]);
}
module.exports = find;
