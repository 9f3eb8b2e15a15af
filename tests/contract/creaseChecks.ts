import { type PlaneCreases, planeCreases } from '@crease/landscape';
import { lossProgram, readModel } from '@crease/tensor';
import { type PlainNetwork, type PlainPass, plainNetwork, plainPass } from './plainNetwork.ts';
import { seeded } from './seeded.ts';

/** What a check of one random network found. */
export interface CreaseCheck {
  /** Places where the brute-force grid sees a unit or a maximum switch. */
  readonly switches: number;
  /** Boxes that the tracer leaves, and those of them in which the grid sees something. */
  readonly boxes: number;
  readonly hit: number;
  /** Boxes whose kinks are claimed to be removable, creases, or neither. */
  readonly effects: readonly [unknown: number, crease: number, removable: number];
  readonly mistakes: readonly string[];
}

/** Offsets smaller than this may be rounding of 0: the grid says nothing about their sign. */
const rounding = 1e-9;

/**
 * Compares `planeCreases` in a random plane of a random network with a grid of twice its resolution, on which the
 * network is evaluated by plain loops: wherever a pre-activation changes its side of a break, or another candidate
 * becomes the largest of a window, between two neighbours of the grid, the boxes that hold both must be marked.
 */
export function checkCreases(seed: number, depth: number, effects = false): CreaseCheck {
  const network = plainNetwork(seed);
  const model = readModel({ format: 'crease-model/1', input: network.input, layers: network.layers });
  const data = {
    samples: network.samples.length,
    features: Float64Array.from(network.samples.flat()),
    targets: Float64Array.from(network.targets.flat()),
  };
  const random = seeded(seed + 1_000_000);
  const direction = (): Float64Array => model.theta.map(() => 2 * random() - 1);
  const [radius, first, second] = [0.5 + random(), direction(), direction()];
  const found = planeCreases(lossProgram(model, data, 'half-mse'), model.theta, [first, second], {
    radius,
    depth,
    effects,
  });
  const at = (x: number, y: number): PlainPass =>
    plainPass(
      network,
      model.theta.map((t, k) => t + x * first[k]! + y * second[k]!),
    );
  const result = compareWithGrid(found, at);
  const wrong = effects ? bentRemovable(found, at, network) : [];
  return { ...result, mistakes: [...result.mistakes, ...wrong].map((mistake) => `network ${seed}: ${mistake}`) };
}

function compareWithGrid(found: PlaneCreases, at: (x: number, y: number) => PlainPass): CreaseCheck {
  const cells = 2 ** (found.depth + 1);
  const coordinate = (k: number): number => found.radius * ((2 * k) / cells - 1);
  const marks = marksOf(found);
  const passes = Array.from({ length: cells + 1 }, (_, row) =>
    Array.from({ length: cells + 1 }, (_, column) => at(coordinate(column), coordinate(row))),
  );
  const mistakes: string[] = [];
  const hit = new Set<string>();
  let switches = 0;
  for (let row = 0; row <= cells; row++)
    for (let column = 0; column <= cells; column++)
      for (const [right, up] of [
        [1, 0],
        [0, 1],
      ] as const) {
        if (column + right > cells || row + up > cells) continue;
        const [a, b] = [passes[row]![column]!, passes[row + up]![column + right]!];
        for (const site of switched(a, b)) {
          switches += 1;
          for (const box of boxesWith(column, row, right, up, cells / 2)) {
            hit.add(box);
            if (!marks.get(box)?.has(site)) mistakes.push(`${site} switches in box ${box}, which is not marked for it`);
          }
        }
      }
  const effects: [number, number, number] = [0, 0, 0];
  for (const effect of found.boxes.effects) effects[effect as 0 | 1 | 2] += 1;
  return { switches, boxes: found.boxes.count, hit: hit.size, effects, mistakes };
}

/** The sites that are on different sides of their break, and the windows with another largest candidate. */
function* switched(a: PlainPass, b: PlainPass): Generator<string> {
  for (const [site, from] of a.offsets) {
    const to = b.offsets.get(site)!;
    const isClear = [from, to].every((v) => v === 0 || Math.abs(v) > rounding);
    if (isClear && Math.sign(from) !== Math.sign(to)) yield site;
  }
  for (const [window, [place, lead]] of a.largest) {
    const [other, otherLead] = b.largest.get(window)!;
    if (place !== other && Math.min(lead, otherLead) > rounding) yield window;
  }
}

/** The boxes, twice as wide as a cell of the grid, that hold an edge of the grid. */
function* boxesWith(column: number, row: number, right: number, up: number, across: number): Generator<string> {
  const holders = (k: number, isAlong: boolean): number[] =>
    isAlong || k % 2 === 1 ? [Math.floor(k / 2)] : [k / 2 - 1, k / 2].filter((n) => n >= 0 && n < across);
  for (const i of holders(column, right === 1)) for (const j of holders(row, up === 1)) yield `${i} ${j}`;
}

/** For every box the sites that are marked in it; of a maximum the window. */
function marksOf({ boxes, site }: PlaneCreases): Map<string, Set<string>> {
  const marks = new Map<string, Set<string>>();
  for (let k = 0; k < boxes.count; k++) {
    const own = new Set<string>();
    for (const number of boxes.sites.subarray(boxes.firstSite[k], boxes.firstSite[k + 1])) {
      const { scope, sample, unit, break: b } = site(number);
      own.add(`${scope} ${sample} ${unit} ${b}`);
      own.add(`${scope} ${sample} ${unit}`);
    }
    marks.set(`${boxes.columns[k]} ${boxes.rows[k]}`, own);
  }
  return marks;
}

/**
 * Boxes that are claimed to be free of creases, and in which the loss is not one polynomial: the differences of high
 * order along a line through the box do not vanish.
 */
function bentRemovable(
  { boxes, depth, radius }: PlaneCreases,
  at: (x: number, y: number) => PlainPass,
  { isPolynomial }: PlainNetwork,
): string[] {
  const bent: string[] = [];
  if (!isPolynomial) return bent;
  for (let k = 0; k < boxes.count; k++) {
    if (boxes.effects[k] !== 2) continue;
    const width = (2 * radius) / 2 ** depth;
    const [x, y] = [boxes.columns[k]! * width - radius, boxes.rows[k]! * width - radius];
    for (const slope of [1, 0.37]) {
      const values = Array.from({ length: order + 1 }, (_, n) => (n + 0.5) / (order + 1)).map(
        (s) => at(x + s * width, y + (0.5 + slope * (s - 0.5)) * width).loss,
      );
      const size = Math.max(1, ...values.map(Math.abs));
      const difference = highestDifference(values);
      if (Math.abs(difference) > 2 ** order * 1e-14 * size)
        bent.push(`the loss is bent by ${difference} in the removable box ${boxes.columns[k]} ${boxes.rows[k]}`);
    }
  }
  return bent;
}

/**
 * More than the degree of any loss of `plainNetwork`: 30, for three squares one after the other and that of the loss. So
 * the difference is 0 where the loss is one polynomial; a kink with the jump j of the slope makes it $2^{31}$ times j times
 * the width of the box, divided by some hundreds.
 */
const order = 31;

function highestDifference(values: readonly number[]): number {
  let row = values;
  while (row.length > 1) row = row.slice(1).map((v, k) => v - row[k]!);
  return row[0]!;
}
