module.exports = (text) => [JSON.parse(text), eval('1 + 2')];

class Point {
  copy() {
    return new this.constructor();
  }
}
console.log(new Point().copy());
