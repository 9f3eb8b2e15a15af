import { expect, test } from 'vitest';
import { runCrease } from '../../../../tests/support/runCrease.ts';

test('lists layers with shapes, parameters, activations and kinks', () => {
  const { code, out, messages } = runCrease(['inspect', '@models/iris-mlp.json']);
  expect([code, messages]).toEqual([0, '']);
  expect(out).toMatchInlineSnapshot(`
    "iris-mlp · 67 parameters · 3 layers

    layers/0          dense  [4] → [8]              40 parameters: weight 8×4, bias 8
    layers/1          relu  [8] → [8]               kinks at 0 (C⁰)
    layers/2          dense  [8] → [3]              27 parameters: weight 3×8, bias 3
    analytic  proved  The function is analytic except on a null set, which lies in the union of the sets where
                      a pre-activation is at a break.
                      layers/0: total nodes (slice, matmul, broadcast, add)
                      layers/1: relu: scalar node (analytic on each closed piece, with breaks at 0; defined everywhere)
                      layers/2: total nodes (slice, matmul, broadcast, add)
    "
  `);
});

test('the JSON has the same facts', () => {
  const json = JSON.parse(runCrease(['inspect', '@models/iris-mlp.json', '--json']).out);
  expect(json).toMatchObject({ name: 'iris-mlp', input: [4], output: [3], parameters: 67, unsupported: [] });
  expect(json.layers).toHaveLength(3);
  expect(json.layers[1]).toMatchObject({
    layer: 'layers/1',
    type: 'activation',
    functions: ['relu'],
    kinks: [{ activation: 'relu', breaks: [0], contact: [0] }],
  });
  expect(json.layers[0].parameters).toEqual([
    { name: 'weight', shape: [8, 4], trained: true },
    { name: 'bias', shape: [8], trained: true },
  ]);
  // The derivation, and what the paper's results for single layers say.
  expect(json.analyticity).toMatchObject({ verdict: 'proved', proof: { node: 'program', rule: 'composition' } });
  const [relu] = json.analyticity.proof.premises.find((step: { node: string }) => step.node === 'layers/1').premises;
  expect(relu).toMatchObject({ node: 'relu', rule: 'scalar node', status: 'proved', equations: 1 });
  expect(json.layerwise).toMatchObject({
    status: 'covered',
    layers: [{ layer: 'layers/0', status: 'covered' }, {}, {}],
  });
});

test('contact orders, frozen parameters and analytic activations are shown', () => {
  const dense = { type: 'dense', weight: [[1]], bias: [0] };
  const layers = [
    { ...dense, frozen: ['bias'] },
    { type: 'activation', name: 'elu' },
    { type: 'activation', name: 'hardTanh' },
    { type: 'activation', name: 'tanh' },
  ];
  const model = JSON.stringify({ format: 'crease-model/1', input: [1], layers });
  const { out } = runCrease(['inspect', 'm.json'], { 'm.json': model });
  expect(out).toContain('1 parameter: weight 1×1, bias 1 (fixed)');
  expect(out).toMatch(/elu .*kinks at 0 \(C¹\)/);
  expect(out).toMatch(/hardTanh .*kinks at -1 \(C⁰\), 1 \(C⁰\)/);
  expect(out).toMatch(/tanh .*analytic/);
});

test('kinks inside of layers, of tokens and of maxima are shown, once each', () => {
  const relu = { type: 'activation', name: 'relu' };
  const dense = {
    type: 'dense',
    weight: [
      [1, 0],
      [0, 1],
    ],
  };
  const layers = [
    { type: 'embedding', weight: [[1, 2]] },
    { type: 'rnn', inputWeight: [[1, 1]], hiddenWeight: [[1]], activation: 'relu', return: 'all' },
    { type: 'maxPool1d', size: 1, stride: 1 },
    { type: 'flatten' },
    { type: 'residual', layers: [{ ...dense }, relu] },
  ];
  const { out } = runCrease(['inspect', 'm.json'], {
    'm.json': JSON.stringify({ format: 'crease-model/1', input: [2], layers }),
  });
  expect(out).toMatchInlineSnapshot(`
    "m.json · 9 parameters · 5 layers

    layers/0          embedding  [2] → [2, 2]       2 parameters: weight 1×2
    layers/1          rnn  [2, 2] → [2, 1]          3 parameters: inputWeight 1×2, hiddenWeight 1×1; kinks at 0 (C⁰)
    layers/2          maxPool1d  [2, 1] → [2, 1]    kinks at ties (C⁰)
    layers/3          flatten  [2, 1] → [2]
    layers/4          residual  [2] → [2]           4 parameters: layers/0/weight 2×2; kinks at 0 (C⁰) of relu in layers/1
    analytic  proved  The function is analytic except on a null set, which lies in the union of the sets where
                      a pre-activation is at a break or two candidates of a maximum are equal.
                      layers/0: total nodes (slice, gather, reshape)
                      layers/1: relu: scalar node (analytic on each closed piece, with breaks at 0; defined everywhere)
                      layers/2: reduceMax: maximum (finitely many candidates)
                      layers/3: total nodes (reshape)
                      layers/4: relu: scalar node (analytic on each closed piece, with breaks at 0; defined everywhere)
    "
  `);
});

test('everything that is not supported is listed, also inside of layers, with exit code 3', () => {
  const layers = [
    { type: 'capsule', weight: 'w' },
    { type: 'activation', name: 'swoosh' },
    { type: 'flatten' },
    { type: 'dense', weight: 'd' },
  ];
  const model = JSON.stringify({ format: 'crease-model/1', weights: 'x.safetensors', input: [1, 8, 8], layers });
  const { code, out } = runCrease(['inspect', 'm.json', '--json'], { 'm.json': model });
  expect(code).toBe(3);
  expect(JSON.parse(out).unsupported).toEqual([
    { place: 'layers/0', what: 'layer type "capsule"' },
    { place: 'layers/1', what: 'activation "swoosh"' },
  ]);
});

test('weights may lie in a safetensors file, beside the model or named with its architecture', () => {
  const inline = runCrease(['inspect', '@models/iris-mlp.json']);
  const beside = runCrease(['inspect', '@models/iris-mlp.f32.json']);
  expect(beside.out).toBe(inline.out.replace('iris-mlp', 'iris-mlp.f32'));
  const bare = ['inspect', '@models/iris-mlp.f16.safetensors', '--architecture', '@models/iris-mlp.f32.json'];
  expect(runCrease(bare).out).toBe(beside.out);
});

test('what is no model at all is an error, not a listing', () => {
  const { code, out, messages } = runCrease(['inspect', 'm.json'], { 'm.json': '[]' });
  expect([code, out]).toEqual([1, '']);
  expect(messages).toMatch(/^crease: m\.json: /);
});

test('a node that no rule covers is named with the reason', () => {
  const layers = [
    { type: 'dense', weight: [[1]], bias: [0] },
    { type: 'activation', formula: 'sqrt(x^2)' },
  ];
  const { code, out } = runCrease(['inspect', 'm.json'], {
    'm.json': JSON.stringify({ format: 'crease-model/1', input: [1], layers }),
  });
  expect(code).toBe(0);
  expect(out).toContain('not decided');
  expect(out).toContain('a square root, whose argument may be 0 or negative on an open set');
});

test('of infinitely many kinks those of one period are shown, and the period', () => {
  const layers = [
    { type: 'dense', weight: [[1]], bias: [0] },
    { type: 'activation', name: 'triangleWave' },
  ];
  const files = { 'm.json': JSON.stringify({ format: 'crease-model/1', input: [1], layers }) };
  const { out } = runCrease(['inspect', 'm.json'], files);
  expect(out).toMatch(/triangleWave .*kinks at -1 \(C⁰\), 1 \(C⁰\) and every 4 from there/);
  const json = JSON.parse(runCrease(['inspect', 'm.json', '--json'], files).out);
  expect(json.layers[1].kinks).toEqual([{ activation: 'triangleWave', breaks: [-1, 1], period: 4, contact: [0, 0] }]);
});
