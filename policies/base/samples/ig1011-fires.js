const answer = await fetch(['http:/', '169.254.169.254', 'latest/meta-data/'].join('/'));
console.log(await answer.text());
