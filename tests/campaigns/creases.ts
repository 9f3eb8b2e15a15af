// The check of the contract tests, that no crease of a plane is missed, on many random networks and finer grids:
//   npm run campaign:creases -- [NETWORKS = 2000] [DEPTH = 5] [FIRST = 0]
// Prints what was compared; fails if a crease was missed, or a box with a crease was claimed to be without.
import { checkCreases } from '../contract/creaseChecks.ts';

const [networks = 2000, depth = 5, first = 0] = process.argv.slice(2).map(Number);
let [switches, boxes, hit, mistakes] = [0, 0, 0, 0];
const effects: [number, number, number] = [0, 0, 0];
for (let seed = first; seed < first + networks; seed++) {
  const check = checkCreases(seed, depth, true);
  switches += check.switches;
  boxes += check.boxes;
  hit += check.hit;
  mistakes += check.mistakes.length;
  for (const k of [0, 1, 2] as const) effects[k] += check.effects[k];
  for (const mistake of check.mistakes) console.log(mistake);
}
const [unknown, crease, removable] = effects;
console.log(`${networks} networks, ${2 ** (depth + 1)} cells of the grid in each direction: ${switches} switches`);
console.log(`${boxes} boxes left, ${hit} of them with a switch that the grid sees`);
console.log(`${crease} with a crease, ${removable} removable, ${unknown} unknown; ${mistakes} mistakes`);
process.exitCode = mistakes === 0 ? 0 : 1;
