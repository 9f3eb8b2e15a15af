import { describe, expect, it } from 'vitest';
import fixture from '../../../../tests/oracles/torchNetworks.json' with { type: 'json' };
import { evaluate } from '../exec/evaluate.js';
import { trace } from '../ir/trace.js';
import { max } from '../ops/reduce.js';
import { grad } from '../passes/grad.js';
import { jvp } from '../passes/jvp.js';
import { activation, activations } from '../scalar/activation.js';
import { derivative, evaluateScalar } from '../scalar/piecewise.js';
import { layerKinds } from './layers/registry.js';
import { losses } from './losses.js';
import { lossProgram } from './lossProgram.js';
import { readModel } from './readModel.js';

/** One network of the fixture: everything that PyTorch computed for it. */
interface Case {
  readonly name: string;
  readonly loss: string;
  readonly input: readonly number[];
  readonly layers: readonly { readonly type: string; readonly layers?: readonly { readonly type: string }[] }[];
  readonly shapes: readonly (readonly number[])[];
  readonly samples: number;
  readonly theta: string;
  readonly features: string;
  readonly targets: string;
  readonly value: number;
  readonly gradient: string;
  readonly hvp: string;
  readonly hessian?: string;
  readonly weightDecay?: number;
  readonly labelSmoothing?: number;
}

const cases = fixture.cases as unknown as readonly Case[];
/** Relative to the largest entry; both sides round some hundred times. */
const tolerance = 1e-10;

describe('networks with the figures of PyTorch', () => {
  for (const name of new Set(cases.map((c) => c.name))) {
    const own = cases.filter((c) => c.name === name);
    it(`${name}: ${own.length} networks`, () => {
      for (const [k, c] of own.entries()) checkCase(c, `network ${k}`);
    });
  }
  it('are at least 400, with every layer, every loss and 37 activations', () => {
    expect(cases.length).toBeGreaterThanOrEqual(400);
    const types = cases.flatMap((c) => [...c.layers, ...c.layers.flatMap((l) => l.layers ?? [])]).map((l) => l.type);
    expect(Object.keys(layerKinds).filter((type) => !types.includes(type))).toEqual([]);
    const named = new Set(cases.map((c) => c.name));
    // Every activation has values and derivatives of mpmath; what PyTorch adds are its conventions inside networks.
    const units = Object.keys(activations).filter((name) => named.has(`activation ${name}`));
    expect(units.length).toBeGreaterThanOrEqual(37);
    expect(Object.keys(losses).filter((name) => !named.has(`loss ${name}`))).toEqual([]);
  });
});

function checkCase(c: Case, where: string): void {
  const theta = decode(c.theta);
  const tensors = new Map<string, { shape: readonly number[]; data: Float64Array }>();
  let offset = 0;
  for (const [k, shape] of c.shapes.entries()) {
    const size = shape.reduce((product, d) => product * d, 1);
    tensors.set(`t${k}`, { shape, data: theta.slice(offset, offset + size) });
    offset += size;
  }
  const document = { format: 'crease-model/1', input: c.input, weights: 'tensors', layers: c.layers };
  const model = readModel(document, { tensors });
  expect(model.theta, where).toEqual(theta);
  const data = { samples: c.samples, features: decode(c.features), targets: decode(c.targets) };
  const { weightDecay, labelSmoothing } = c;
  const program = lossProgram(model, data, c.loss, {
    ...(weightDecay === undefined ? {} : { weightDecay }),
    ...(labelSmoothing === undefined ? {} : { labelSmoothing }),
  });
  const gradient = grad(program);
  expectClose(evaluate(program, [theta])[0]!, [c.value], `${where}, value`);
  expectClose(evaluate(gradient, [theta])[0]!, decode(c.gradient), `${where}, gradient`);
  const product = jvp(gradient);
  const hvp = (v: ArrayLike<number>): Float64Array => evaluate(product, [theta, v])[0]!;
  expectClose(hvp(theta.map((_, k) => Math.sin(k + 1))), decode(c.hvp), `${where}, Hessian times vector`);
  if (c.hessian === undefined) return;
  const rows = Array.from(theta, (_, i) => hvp(theta.map((_v, k) => (k === i ? 1 : 0))));
  const lower = rows.flatMap((row, i) => [...row.slice(0, i + 1)]);
  expectClose(lower, decode(c.hessian), `${where}, Hessian`);
}

function expectClose(actual: ArrayLike<number>, expected: ArrayLike<number>, what: string): void {
  expect(actual.length, what).toBe(expected.length);
  const scale = Math.max(1e-3, ...Array.from(expected, Math.abs));
  const worst = Math.max(...Array.from(expected, (e, k) => Math.abs(actual[k]! - e)));
  expect(worst / scale, what).toBeLessThan(tolerance);
}

describe('conventions at kinks', () => {
  const rows = fixture.conventions as unknown as readonly {
    readonly name: string;
    readonly parameters: Readonly<Record<string, number>>;
    readonly at: number;
    readonly torch: readonly [value: number, slope: number, curvature: number | null];
  }[];
  const at = (name: string, parameters: Readonly<Record<string, number>>, x: number): number[] => {
    const f = activation(name, parameters);
    return [f, derivative(f), derivative(derivative(f))].map((g) => evaluateScalar(g, x) + 0);
  };

  it('values and slopes are those of PyTorch', () => {
    for (const { name, parameters, at: x, torch } of rows) {
      const [value, slope] = at(name, parameters, x);
      expect(Math.abs(value! - torch[0]), `${name}(${x})`).toBeLessThan(1e-15);
      expect(Math.abs(slope! - torch[1]), `${name}'(${x})`).toBeLessThan(1e-15);
    }
  });
  it('curvatures are those of the piece that owns the break, which PyTorch sometimes leaves for 0', () => {
    const others = rows.flatMap(({ name, parameters, at: x, torch }) => {
      const curvature = at(name, parameters, x)[2]!;
      return torch[2] !== null && Math.abs(curvature - torch[2]) < 1e-15
        ? []
        : [`${name}''(${x}) = ${Number(curvature.toPrecision(6))}, PyTorch ${torch[2] ?? 'has none'}`];
    });
    expect(others).toMatchInlineSnapshot(`
      [
        "elu''(0) = 1.5, PyTorch 0",
        "celu''(0) = 1.33333, PyTorch 0",
        "selu''(0) = 1.7581, PyTorch 0",
        "hardSigmoid''(-3) = 0, PyTorch has none",
        "hardSigmoid''(3) = 0, PyTorch has none",
        "hardSwish''(-3) = 0.333333, PyTorch 0",
        "hardSwish''(3) = 0.333333, PyTorch 0",
        "signedSquare''(0) = -2, PyTorch 0",
        "softsign''(0) = 2, PyTorch 0",
        "torchSoftplus''(0.5) = 0.393224, PyTorch 0",
      ]
    `);
  });
  it('PyTorch has several for one function; ours is the first of each row', () => {
    const slope = (name: string, x: number): number => at(name, {}, x)[1]!;
    const largest = grad(trace({ a: [2] }, ({ a }) => max(a)));
    const ours = [
      slope('relu', 0),
      slope('hardTanh', 1),
      slope('abs', 0),
      slope('hardSwish', -3),
      evaluate(largest, [[1, 1]])[0]![0]!,
    ];
    expect(fixture.disagreements.map(({ slopes }) => Object.values(slopes)[0])).toEqual(ours);
    const table = fixture.disagreements.map(
      ({ function: f, slopes }) =>
        `${f}: ${Object.entries(slopes)
          .map(([form, slope]) => `${form} ${slope}`)
          .join(', ')}`,
    );
    expect(table).toMatchInlineSnapshot(`
      [
        "max(x, 0) at 0: F.relu 0, clamp(min=0) 1, maximum(x, 0) 0.5, F.threshold 0, where(x > 0, x, 0) 0, F.leaky_relu(x, 0) 0, F.hardtanh(x, 0, 9) 0",
        "clip to [−1, 1] at 1: F.hardtanh 0, clamp(−1, 1) 1, minimum(x, 1) 0.5",
        "|x| at 0: abs 0, sqrt(x²) nan, maximum(x, −x) 0, norm 0",
        "x·min(max(x + 3, 0), 6)/6 at −3: F.hardswish -0.5, x·F.relu6(x + 3)/6 0, x·F.hardsigmoid(x) 0",
        "max of (1, 1), slope by the first: F.max_pool1d 1, max(dim) 1, amax 0.5, max() 0.5",
      ]
    `);
  });
});

function decode(text: string): Float64Array {
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  return new Float64Array(bytes.buffer);
}
