import { readFileSync } from 'node:fs';
import { readCsv, readSafetensors } from '@crease/interop';
import { lossProgram, objective, outputProgram, readModel, regions } from '@crease/tensor';
import { expect, test } from 'vitest';

const folder = new URL('fixtures/', import.meta.url).pathname;

/** What PyTorch computed for a network from its files, as far as it is compared here. */
interface Reference {
  readonly data: string;
  readonly parameters: number;
  readonly loss: {
    readonly name: string;
    readonly value: number;
    readonly gradientNorm: number;
    readonly gradientFirst: readonly number[];
  };
  readonly hessian: { readonly hvp: { readonly norm: number; readonly first: readonly number[] } };
  readonly region: {
    readonly units: number;
    readonly active?: number;
    readonly margin: number | null;
    readonly nearest: { readonly layer: string; readonly unit: number; readonly sample: number } | null;
    readonly maxPool?: readonly {
      readonly layer: string;
      readonly windows: number;
      readonly windowsWithExactTies: number;
      readonly smallestPositiveGap: number;
    }[];
  };
}

test.for(['iris-resnet', 'graph12-gcn', 'digits-attention', 'digits-rnn', 'digits-cnn'])(
  '%s, a trained network: loss, gradient, Hessian times vector and region are those of PyTorch',
  { timeout: 60_000 },
  (name) => {
    const json = (file: string): unknown => JSON.parse(readFileSync(`${folder}networks/${file}`, 'utf8'));
    const reference = json(`${name}.ref.json`) as Reference;
    const tensors = readSafetensors(readFileSync(`${folder}networks/${name}.safetensors`), name);
    const model = readModel(json(`${name}.json`), { tensors });
    expect(model.layout.size).toBe(reference.parameters);
    const file = reference.data.replace('../', '');
    const { rows } = readCsv(readFileSync(folder + file, 'utf8'), file);
    const data = {
      samples: rows.length,
      features: Float64Array.from(rows.flatMap((row) => [...row].slice(0, -1))),
      targets: Float64Array.from(rows, (row) => row.at(-1)!),
    };
    const loss = objective(lossProgram(model, data, reference.loss.name));
    const { theta } = model;
    const near = (actual: ArrayLike<number>, expected: ArrayLike<number>, scale: number): void => {
      for (let k = 0; k < expected.length; k++) expect(Math.abs(actual[k]! - expected[k]!)).toBeLessThan(1e-10 * scale);
    };
    near([loss.value(theta)], [reference.loss.value], reference.loss.value);
    const gradient = loss.gradient(theta);
    near([norm(gradient)], [reference.loss.gradientNorm], reference.loss.gradientNorm);
    near(gradient, reference.loss.gradientFirst, reference.loss.gradientNorm);
    const { hvp } = reference.hessian;
    const product = loss.hvp(
      theta,
      theta.map((_, k) => Math.sin(k + 1)),
    );
    near([norm(product)], [hvp.norm], hvp.norm);
    near(product, hvp.first, hvp.norm);

    const { units, active, margin, nearest, maxima } = regions(outputProgram(model, data), [theta]);
    const expected = reference.region;
    expect([units, active]).toEqual([expected.units, expected.active]);
    if (expected.margin === null) expect(margin).toBe(Number.POSITIVE_INFINITY);
    else near([margin], [expected.margin], 1);
    if (expected.nearest !== null) {
      const { layer, unit, sample } = expected.nearest;
      expect(nearest).toMatchObject({ scope: layer, unit, sample });
    }
    const pools = expected.maxPool ?? [];
    expect(maxima.map(({ scope, windows, ties }) => [scope, windows, ties])).toEqual(
      pools.map((p) => [p.layer, p.windows, p.windowsWithExactTies]),
    );
    near(
      maxima.map(({ gap }) => gap),
      pools.map((p) => p.smallestPositiveGap),
      1e-3,
    );
  },
);

function norm(v: Float64Array): number {
  return Math.sqrt(v.reduce((sum, x) => sum + x * x, 0));
}
