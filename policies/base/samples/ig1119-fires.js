let rounds = 0;
while (true) {
  rounds += Math.sqrt(rounds);
}
