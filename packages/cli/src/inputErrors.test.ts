import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fixtures, type Outcome, runCrease } from '../../../tests/support/runCrease.ts';
import { safetensorsFile } from '../../../tests/support/safetensorsFile.ts';

interface Case {
  readonly id: string;
  readonly run: { readonly model: string; readonly data: string; readonly loss: string };
  readonly expect: 'error' | 'ok';
  readonly blame?: string;
  readonly mention?: readonly string[];
  readonly reading?: {
    readonly samples: number;
    readonly parameters: number;
    readonly loss: { readonly name: string; readonly value: number; readonly gradientNorm: number };
  };
}

const { cases } = JSON.parse(readFileSync(`${fixtures}malformed/manifest.json`, 'utf8')) as { cases: readonly Case[] };

/** One clear message, nothing on standard output, no stack trace. */
function expectMessage({ out, messages }: Outcome): void {
  expect(out).toBe('');
  expect(messages).toMatch(/^crease: .+\n$/);
  expect(messages).not.toMatch(/\n\s+at |node:|\.ts:\d/);
  expect(messages).not.toContain('internal error');
}

describe('malformed files', () => {
  for (const { id, run, blame, mention, reading, ...rest } of cases) {
    const args = [
      'analyze',
      `@malformed/${run.model}`,
      '--data',
      `@malformed/${run.data}`,
      '--loss',
      run.loss,
      '--json',
    ];

    if (rest.expect === 'error')
      test(`${id}: an error that names ${blame}`, () => {
        const outcome = runCrease(args);
        expectMessage(outcome);
        expect(outcome.messages).toContain(blame);
        const isUnsupported = id === 'model-unknown-layer' || blame!.endsWith('.onnx');
        expect(outcome.code).toBe(isUnsupported ? 3 : 1);
        expect(mention!.some((pattern) => new RegExp(pattern, 'i').test(outcome.messages))).toBe(true);
      });
    else
      test(`${id}: read as it should`, () => {
        const { code, out } = runCrease(args);
        const report = JSON.parse(out);
        expect([code, report.data.samples, report.model.parameters]).toEqual([
          0,
          reading!.samples,
          reading!.parameters,
        ]);
        expect(report.loss.name).toBe(reading!.loss.name);
        expect(Math.abs(report.loss.value / reading!.loss.value - 1)).toBeLessThan(1e-12);
        expect(Math.abs(report.loss.gradientNorm / reading!.loss.gradientNorm - 1)).toBeLessThan(1e-12);
      });
  }

  test('every file of the folder is used by a case', () => {
    const used = new Set(cases.flatMap((c) => [c.run.model, c.run.data, c.blame]));
    for (const file of readdirSync(`${fixtures}malformed`))
      if (file !== 'manifest.json') expect(used.has(file), file).toBe(true);
  });
});

describe('what can be wrong with the arguments and the files', () => {
  const layers = [{ type: 'dense', weight: [[1, 2]], bias: [0] }];
  const model = (fields: object): string => JSON.stringify({ format: 'crease-model/1', input: [2], layers, ...fields });
  const files = {
    'm.json': model({}),
    'd.csv': 'a,b,y\n1,2,3\n4,5,6\n',
    'nan.json': '{"format":"crease-model/1","input":[2],\n"layers":[{"type":"dense","weight":[[1,NaN]]}]}',
    'text.json': model({ layers: [{ type: 'dense', weight: [[1, 'NaN']] }] }),
    'shape.json': model({ layers: [{ type: 'dense', weight: [[1, 2, 3]] }] }),
    'ragged.json': model({ layers: [{ type: 'dense', weight: [[1, 2], [3]] }] }),
    'capsule.json': model({ layers: [{ type: 'capsule', weight: [] }] }),
    'swoosh.json': model({ layers: [...layers, { type: 'activation', name: 'swoosh' }] }),
    'away.json': model({ weights: 'away.safetensors' }),
    'pickle.json': model({ weights: 'weights.pt' }),
    'onnx.json': model({ weights: 'weights.onnx' }),
    'outside.json': model({ weights: 'a/../../x.safetensors' }),
    'absolute.json': model({ weights: '/x.safetensors' }),
    'drive.json': model({ weights: 'C:x.safetensors' }),
    'missing.json': model({ weights: 'w.safetensors', layers: [{ type: 'dense', weight: 'v' }] }),
    'wide.json': model({ weights: 'w.safetensors', layers: [{ type: 'dense', weight: 'w', bias: 'w' }] }),
    'infinite.json': model({ weights: 'w.safetensors', layers: [{ type: 'dense', weight: 'infinite' }] }),
    'w.safetensors': safetensorsFile(
      {
        w: { dtype: 'I8', shape: [1, 3], data_offsets: [0, 3] },
        infinite: { dtype: 'F16', shape: [1, 2], data_offsets: [3, 7] },
      },
      [1, 2, 3, 0, 0x7c, 0, 0],
    ),
    'format.json': model({ format: 'other/1' }),
    'twice.json': model({}).replace('"bias":[0]', '"weight":[[3,4]]'),
    'nested.json': `{"layers":${'['.repeat(20_000)}${']'.repeat(20_000)}}`,
    'frozen.json': model({ layers: [{ ...layers[0], frozen: true }] }),
    'field.json': model({ layers: [{ ...layers[0], biass: [0] }] }),
    'control.json': model({ layers: [{ type: 'dense', tied: 'a\n\u001b[31m' }] }),
    'large.json': model({ input: [1e12, 2] }),
    'tokens.json': model({ layers: [{ type: 'embedding', weight: [[1], [2], [3]] }, { type: 'sumPool' }] }),
    'empty.json': '',
    'half.json': '{"format":',
  };
  const call = (...args: string[]): Outcome => runCrease(['analyze', ...args], files);

  test.for<[name: string, args: string[], code: number]>([
    ['a missing model', ['none.json', '--data', 'd.csv'], 1],
    ['missing data', ['m.json', '--data', 'none.csv'], 1],
    ['a folder', ['@models', '--data', 'd.csv'], 1],
    ['a model that is not JSON', ['d.csv', '--data', 'd.csv'], 1],
    ['an empty model', ['empty.json', '--data', 'd.csv'], 1],
    ['half a model', ['half.json', '--data', 'd.csv'], 1],
    ['a key twice', ['twice.json', '--data', 'd.csv'], 1],
    ['a document nested without end', ['nested.json', '--data', 'd.csv'], 1],
    ['a network without trained parameters', ['frozen.json', '--data', 'd.csv'], 1],
    ['a field that a layer does not have', ['field.json', '--data', 'd.csv'], 3],
    ['a name that would steer the terminal', ['control.json', '--data', 'd.csv'], 1],
    ['an input larger than the memory', ['large.json', '--data', 'd.csv'], 1],
    ['a token without a row', ['tokens.json', '--data', 'd.csv'], 1],
    ['a target twice', ['m.json', '--data', 'd.csv', '--target', 'y,y'], 2],
    ['another format', ['format.json', '--data', 'd.csv'], 1],
    ['NaN as a weight', ['nan.json', '--data', 'd.csv'], 1],
    ['a text as a weight', ['text.json', '--data', 'd.csv'], 1],
    ['a weight of the wrong shape', ['shape.json', '--data', 'd.csv'], 1],
    ['a ragged weight', ['ragged.json', '--data', 'd.csv'], 1],
    ['a layer that is not known', ['capsule.json', '--data', 'd.csv'], 3],
    ['an activation that is not known', ['swoosh.json', '--data', 'd.csv'], 3],
    ['an ONNX model', ['x.onnx', '--data', 'd.csv'], 3],
    ['bare safetensors', ['x.safetensors', '--data', 'd.csv'], 2],
    ['an architecture for a model', ['m.json', '--data', 'd.csv', '--architecture', 'm.json'], 2],
    ['weights that are missing', ['away.json', '--data', 'd.csv'], 1],
    ['weights of another kind', ['pickle.json', '--data', 'd.csv'], 1],
    ['weights in an ONNX file', ['onnx.json', '--data', 'd.csv'], 3],
    ['weights outside the folder', ['outside.json', '--data', 'd.csv'], 1],
    ['weights at an absolute path', ['absolute.json', '--data', 'd.csv'], 1],
    ['weights on a drive', ['drive.json', '--data', 'd.csv'], 1],
    ['a tensor that the file does not have', ['missing.json', '--data', 'd.csv'], 1],
    ['a tensor of another shape', ['wide.json', '--data', 'd.csv'], 1],
    ['a tensor with NaN', ['infinite.json', '--data', 'd.csv'], 1],
    ['numpy data without targets', ['m.json', '--data', 'x.npy'], 2],
    ['targets in a file for a CSV file', ['m.json', '--data', 'd.csv', '--targets', 'y.npy'], 2],
    ['numpy data that are missing', ['m.json', '--data', 'x.npy', '--targets', 'y.npy'], 1],
    ['an unknown loss', ['m.json', '--data', 'd.csv', '--loss', 'l2'], 2],
    ['a step size of 0', ['m.json', '--data', 'd.csv', '--step-size', '0'], 2],
    ['a negative step size', ['m.json', '--data', 'd.csv', '--step-size', '-0.1'], 2],
    ['a step size that is no number', ['m.json', '--data', 'd.csv', '--step-size', 'fast'], 2],
    ['a target that is no column', ['m.json', '--data', 'd.csv', '--target', 'z'], 2],
    ['a negative weight decay', ['m.json', '--data', 'd.csv', '--weight-decay', '-1'], 2],
    ['a page', ['m.json', '--data', 'd.csv', '--html', 'x.html'], 3],
    ['batches', ['m.json', '--data', 'd.csv', '--batch-size', '2'], 3],
    ['no data', ['m.json'], 2],
    ['no model', ['--data', 'd.csv'], 2],
    ['too many models', ['m.json', 'm.json', '--data', 'd.csv'], 2],
  ])('%s', ([, args, code]) => {
    const outcome = call(...args);
    expectMessage(outcome);
    // The lists of layers and activations grow.
    const message = outcome.messages
      .replaceAll(fixtures, '@')
      .replace(/Supported: (dense|relu), .*\./, 'Supported: ….');
    expect(`${outcome.code} ${message.trimEnd()}`).toMatchSnapshot();
    expect(outcome.code).toBe(code);
  });

  test.for(['sweep'])('the command %s of a later version is named', (name) => {
    const outcome = runCrease([name, 'm.json', '--data', 'd.csv', '--steps', '3']);
    expect([outcome.code, outcome.out]).toEqual([3, '']);
    expect(outcome.messages).toContain(`crease ${name} is not supported by this version`);
  });

  test('an unknown option or command gets a suggestion', () => {
    const option = call('m.json', '--data', 'd.csv', '--step-sise', '1');
    expect([option.code, option.out]).toEqual([2, '']);
    expect(option.messages).toBe("crease: unknown option '--step-sise'\n(Did you mean --step-size?)\n");
    const command = runCrease(['analise']);
    expect([command.code, command.out]).toEqual([2, '']);
    expect(command.messages).toContain('Did you mean analyze?');
  });

  test('text that is not UTF-8 is named', () => {
    const latin1 = Uint8Array.from('a,b,größe\n1,2,3\n', (c) => c.charCodeAt(0));
    const outcome = runCrease(['analyze', 'm.json', '--data', 'latin.csv'], { ...files, 'latin.csv': latin1 });
    expectMessage(outcome);
    expect([outcome.code, outcome.messages]).toEqual([
      1,
      'crease: latin.csv: is not UTF-8 text. Save it as UTF-8. [not-utf8]\n',
    ]);
  });
});

describe('what every command has in common', () => {
  test('no command at all prints the help to standard error, with exit code 2', () => {
    const { code, out, messages } = runCrease([]);
    expect([code, out]).toEqual([2, '']);
    expect(messages).toContain('Usage: crease');
  });

  test('help and version go to standard output, with exit code 0', () => {
    const help = runCrease(['--help']);
    expect([help.code, help.messages]).toEqual([0, '']);
    for (const name of ['inspect', 'analyze', 'certify', 'verify', 'orbits', 'spectrum'])
      expect(help.out).toContain(name);
    expect(runCrease(['analyze', '--help']).out).toContain('--step-size <η>');
    expect(runCrease(['--version']).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  test('--quiet silences warnings and progress, not errors', () => {
    const args = ['analyze', '@models/paper-2param.json', '--data', '@data/paper2.csv', '--step-size', '0.25'];
    const loud = runCrease(args);
    const quiet = runCrease([...args, '--quiet']);
    expect(loud.messages).toContain('warning');
    expect(loud.progress.length).toBeGreaterThan(0);
    expect([quiet.messages, quiet.progress, quiet.out]).toEqual(['', [], loud.out]);
    expect(runCrease(['analyze', 'none.json', '--data', 'x.csv', '--quiet']).messages).toContain('none.json');
  });
});
