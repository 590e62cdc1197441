// expect: completed
// stdout: Cleo 31 Oslo
// stdout: Abe 28 Bern
// stdout: Bea 28 Bern
// stdout: { Oslo: 1, Bern: 2 }

const people = JSON.parse('[{"name":"Bea","age":28,"city":"Bern"},{"name":"Cleo","age":31,"city":"Oslo"},{"name":"Abe","age":28,"city":"Bern"}]');

people.sort((a, b) => b.age - a.age || a.name.localeCompare(b.name));
for (const { name, age, city } of people) console.log(`${name} ${age} ${city}`);

const byCity = people.reduce((counts, { city }) => ({ ...counts, [city]: (counts[city] ?? 0) + 1 }), {});
console.log(byCity);
