// Checks predicted pieces and crossings of lines on many random networks (the tests do it on a few).
//   npm run campaign:regions -- [NETWORKS = 100000]
import { checkLine, checkPieces } from '../contract/regionChecks.ts';

const networks = Number(process.argv[2] ?? 100_000);
let [onKinks, wrong, crossings] = [0, 0, 0];
for (let seed = 0; seed < networks; seed++) {
  const { isRight, isOnKink } = checkPieces(seed);
  if (isOnKink) onKinks += 1;
  if (!isRight) {
    wrong += 1;
    console.log(`pieces of network ${seed} are wrong`);
  }
}
const lines = Math.ceil(networks / 100);
for (let seed = 0; seed < lines; seed++) {
  const line = checkLine(seed);
  crossings += line.crossings;
  wrong += line.mistakes.length;
  for (const mistake of line.mistakes) console.log(mistake);
}
console.log(
  `${networks} points, ${onKinks} of them on kinks; ${lines} lines with ${crossings} crossings; ${wrong} wrong`,
);
process.exitCode = wrong === 0 ? 0 : 1;
