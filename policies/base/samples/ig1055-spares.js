const title = 'שלום ⁧abc⁩ עולם';
console.log(title);
