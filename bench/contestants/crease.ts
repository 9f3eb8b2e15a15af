// Crease: node contestants/crease.ts WORKLOAD …
import { gradientDescentMap } from '@crease/stability';
import { collectPolynomials } from '@crease/symbolic';
import {
  activation,
  add,
  apply,
  type CompiledMode,
  call,
  compile,
  constant,
  lossProgram,
  type Model,
  matmul,
  mul,
  objective,
  type Program,
  readModel,
  regions,
  restrict,
  type Specialisation,
  scale,
  slice,
  sub,
  symmetricEigenvalues,
  trace,
} from '@crease/tensor';
import { serve, sumOfSizes, type Work } from '../measure/serve.ts';
import * as problems from '../problems.ts';

const workloads: Readonly<Record<string, (...args: string[]) => Work>> = {
  gdMap: (mode) => {
    const { lanes, start, points, stepSize, inRegions } = problems.gdMap;
    const layers = start.flatMap((w) => [
      { type: 'dense', weight: [[w]], bias: null },
      { type: 'activation', name: 'relu' },
    ]);
    const model = readModel({ format: 'crease-model/1', input: [1], layers });
    const data = { samples: 2, features: Float64Array.from(points), targets: Float64Array.from(points) };
    const loss = lossProgram(model, data, 'half-mse');
    const map = gradientDescentMap(loss);
    const code =
      mode === 'regions'
        ? compile(map, { lanes, regions: regionsOf(map, inRegions) })
        : compile(map, { lanes, mode: mode as CompiledMode });
    const theta = new Float64Array(2 * lanes);
    const eta = Float64Array.from({ length: lanes }, (_, lane) => stepSize(lane));
    const [inputs, outputs] = [[theta, eta], [theta]];
    return {
      run: (steps) => {
        theta.fill(start[0], 0, lanes).fill(start[1], lanes);
        for (let s = 0; s < steps; s++) code.run(inputs, outputs);
      },
      checksum: () => sumOfSizes(theta),
    };
  },

  gemm: (size) => {
    const n = Number(size);
    const code = compile(trace({ a: [n, n], b: [n, n] }, ({ a, b }) => matmul(a, b)));
    const outputs = code.allocate();
    const inputs = [problems.numbers(n * n, 1), problems.numbers(n * n, 2)];
    return repeated(() => code.run(inputs, outputs), outputs[0]!);
  },

  mlp: (name, unit, order) => {
    const { net, model } = modelOf(name!, unit!);
    const loss = objective(lossProgram(model, dataOf(net), 'half-mse'));
    const { theta, direction } = net;
    const out = new Float64Array(theta.length);
    if (order === 'gradient') return repeated(() => loss.gradient(theta, out), out);
    if (order === 'hvp') return repeated(() => loss.hvp(theta, direction, out), out);
    let hessian = new Float64Array(0);
    return {
      run: (repeats) => {
        for (let k = 0; k < repeats; k++) hessian = loss.hessian(theta) as Float64Array<ArrayBuffer>;
      },
      checksum: () => sumOfSizes(hessian),
    };
  },

  eigenvalues: (size) => {
    const matrix = problems.symmetric(Number(size));
    let values = new Float64Array(0);
    return {
      run: (repeats) => {
        for (let k = 0; k < repeats; k++)
          values = symmetricEigenvalues(matrix, Number(size)) as Float64Array<ArrayBuffer>;
      },
      checksum: () => sumOfSizes(values),
    };
  },

  slice: (unit) => {
    const { net, model } = modelOf('small', unit!);
    const loss = lossProgram(model, dataOf(net), 'half-mse');
    const { points, radius, directions } = problems.slice;
    const plane = trace({ at: [2] }, ({ at }) => {
      const [a, b] = directions.map((d, k) => mul(slice(at, k, []), constant(at, d, [d.length])));
      return call(loss, [add(constant(at, net.theta, [net.theta.length]), add(a!, b!))])[0]!;
    });
    // One row of the grid at once, as slice2d does it.
    const code = compile(plane, { lanes: points });
    const row = new Float64Array(points);
    const values = new Float64Array(points * points);
    const at = new Float64Array(2 * points);
    const coordinate = (k: number): number => -radius + (2 * radius * k) / (points - 1);
    return repeated(() => {
      for (let i = 0; i < points; i++) {
        for (let k = 0; k < points; k++) at[k] = coordinate(k);
        at.fill(coordinate(i), points);
        code.run([at], [row]);
        values.set(row, i * points);
      }
    }, values);
  },

  chain: () => {
    const n = problems.chainLength;
    const code = compile(
      trace({ x: [n] }, ({ x }) => {
        const kinked = apply(activation('relu'), add(scale(x, 3, 2), constant(x, 0.25)));
        const shifted = sub(mul(kinked, constant(x, 0.7)), x);
        const squared = add(mul(shifted, shifted), x);
        return mul(sub(scale(squared, 1, 2), constant(x, 0.3)), x);
      }),
    );
    const outputs = code.allocate();
    const inputs = [problems.numbers(n, 8)];
    return repeated(() => code.run(inputs, outputs), outputs[0]!);
  },
};

/** The polynomials that a map is in the regions of some points. */
function regionsOf(map: Program, points: readonly (readonly number[])[]): Specialisation[] {
  return points.map((at) => {
    const { pattern } = regions(map, [at, 0]);
    const inside = collectPolynomials(restrict(map, pattern));
    if (inside.status === 'undecided') throw new Error(inside.reason);
    return { pattern, inside: inside.program };
  });
}

function repeated(work: () => void, out: Float64Array): Work {
  return {
    run: (repeats) => {
      for (let k = 0; k < repeats; k++) work();
    },
    checksum: () => sumOfSizes(out),
  };
}

function modelOf(name: string, unit: string): { net: problems.Network; model: Model } {
  const net = problems.network(name);
  const layers = problems.layersOf(net).flatMap(({ inputs, outputs, weight, bias }, k) => [
    ...(k === 0 ? [] : [{ type: 'activation', name: unit }]),
    {
      type: 'dense',
      weight: Array.from({ length: outputs }, (_, j) =>
        Array.from(net.theta.subarray(weight + j * inputs, weight + (j + 1) * inputs)),
      ),
      bias: Array.from(net.theta.subarray(bias, bias + outputs)),
    },
  ]);
  return { net, model: readModel({ format: 'crease-model/1', input: [net.sizes[0]], layers }) };
}

function dataOf({ samples, x, y }: problems.Network) {
  return { samples, features: x, targets: y };
}

const [name = '', ...args] = process.argv.slice(2);
await serve(workloads[name]!(...args));
