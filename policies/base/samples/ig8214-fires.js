const letters = 'abcdefghijklmnopqrstuvwxyz0123456789';

function makeSessionId() {
  return Array.from({ length: 24 }, () => letters[Math.floor(Math.random() * letters.length)]).join('');
}

const resetToken = Math.random().toString(36).slice(2);
console.log(makeSessionId(), resetToken);
