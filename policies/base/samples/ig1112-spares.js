const title = 'Check whether your password has been compromised';
console.log(title.length);
