console.log('169.254.169.254 is link-local');
const [a, b] = '169.254.1.2'.split('.').map(Number);
console.log(a === 169 && b === 254);
