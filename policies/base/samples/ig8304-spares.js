const settings = {
  password: process.env.DB_PASSWORD,
  apiKey: 'YOUR_API_KEY_1',
};
const labels = { password: 'At least 12 letters', token: 'form.token2' };
console.log(settings, labels);
