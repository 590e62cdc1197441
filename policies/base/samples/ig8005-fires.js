module.exports = (formula) => eval(formula);
