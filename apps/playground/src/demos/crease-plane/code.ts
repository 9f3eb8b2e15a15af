import { lossCode } from '../../twoWeights/lossCode.ts';
import type { PlaneSettings } from './compute.ts';
import type { NetworkName } from './names.ts';

/** A program that counts the boxes of the figure. */
export function codeOf({ network, x, y, radius, depth }: PlaneSettings): string {
  return `import { planeCreases } from '@crease/landscape';
${programs[network]}
const axes = [Float64Array.of(1, 0), Float64Array.of(0, 1)];
const options = { radius: ${radius}, depth: ${depth}, effects: true };
const { boxes } = planeCreases(loss, Float64Array.of(${x}, ${y}), axes, options);
const count = (effect: number) => boxes.effects.filter((e) => e === effect).length;

({ unknown: count(0), crease: count(1), removable: count(2) });`;
}

/** A loss of two parameters on samples, traced from what is computed of them. */
function traced(names: readonly string[], samples: string, output: string): string {
  return `import { ${[...names].sort().join(', ')} } from '@crease/tensor';

const [relu, square] = [activation('relu'), activation('square')];
const samples = ${samples};
const loss = trace({ theta: [2] }, ({ theta }) => {
  const [u, v] = [slice(theta, 0, []), slice(theta, 1, [])];
  const errors = samples.map(([x, y]) => {
${output}
    return apply(square, sub(output, y));
  });
  return scale(errors.reduce((a, b) => add(a, b)), 1, 2 * samples.length);
});`;
}

const basic = ['activation', 'add', 'apply', 'mul', 'scale', 'slice', 'sub', 'trace'];

const programs: Readonly<Record<NetworkName, string>> = {
  twoWeights: lossCode,
  shifted: traced(
    basic,
    '[[0.5, 0.25], [1, 0.5], [2, 1]]',
    '    const output = apply(relu, sub(mul(v, apply(relu, mul(u, x))), 0.5));',
  ),
  cancelling: traced(
    [...basic, 'neg'],
    '[[-1, 0.5], [0.5, -0.25], [1.5, 1]]',
    '    const z = add(mul(u, x), v);\n    const output = sub(apply(relu, z), apply(relu, neg(z)));',
  ),
  pooled: traced(
    [...basic, 'constant', 'matmul', 'max', 'reshape', 'sum'],
    '[[[1, -0.5, -0.5, 0.5, 0.5, 2], 1]] as const',
    `    const values = matmul(constant(theta, [...x], [3, 2]), reshape(theta, [2, 1]));
    const output = sum(max(reshape(apply(relu, add(values, -0.25)), [1, 3])));`,
  ),
};
