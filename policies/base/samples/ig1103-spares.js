const answer = await fetch('https://discord.com/api/v10/gateway');
console.log(await answer.json());
