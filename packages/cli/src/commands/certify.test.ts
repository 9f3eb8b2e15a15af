import { certifyGlobalMinimum, regionMinima } from '@crease/symbolic';
import { describe, expect, test } from 'vitest';
import { hiddenLayerProblem } from '../../../../tests/support/hiddenLayerProblem.js';
import { runCrease } from '../../../../tests/support/runCrease.ts';

/** One hidden layer of two ReLU units on (−1, 1/2, 2) → (3/10, −1/5, 1). */
const network = (outputBias: boolean): string =>
  JSON.stringify({
    format: 'crease-model/1',
    name: 'one hidden layer',
    input: [1],
    layers: [
      { type: 'dense', weight: [[0.7], [-0.4]], bias: [0.1, 0.3] },
      { type: 'activation', name: 'relu' },
      { type: 'dense', weight: [[1.1, -0.6]], bias: outputBias ? [0.2] : null },
    ],
  });
const csv = 'x,y\n-1,0.3\n0.5,-0.2\n2,1\n';
const files = { 'biased.json': network(true), 'plain.json': network(false), 'd.csv': csv };

function certify(model: string, ...more: string[]) {
  const { code, out, ...rest } = runCrease(['certify', model, '--data', 'd.csv', '--json', ...more], files);
  return { code, json: JSON.parse(out), ...rest };
}

describe('crease certify', () => {
  test('finds the one exceptional step size of a network with output bias: 1/2 for mse, 1 for half-mse', () => {
    const { json, code } = certify('biased.json', '--loss', 'mse');
    expect(code).toBe(0);
    expect(json).toMatchObject({ format: 'crease-verdict/1', verdict: 'proved', method: 'structure', range: [0, 0.5] });
    expect(json.exceptional).toMatchObject([{ eta: '1/2', value: 0.5, status: 'proved' }]);
    expect(json.exceptional[0].where).toMatch(/\w+ \w+/);
    expect(certify('biased.json', '--loss', 'half-mse').json.exceptional).toMatchObject([{ eta: '1', value: 1 }]);
  });

  test('finds none without output bias', () => {
    expect(certify('plain.json', '--loss', 'mse').json).toMatchObject({
      verdict: 'proved',
      range: [0, 'Infinity'],
      exceptional: [],
    });
  });

  test('answers about one step size, a range and all', () => {
    expect(certify('biased.json', '--loss', 'mse', '--step-size', '0.25').json.verdict).toBe('proved');
    expect(certify('biased.json', '--loss', 'mse', '--step-size', '0.5').json.verdict).toBe('refuted');
    expect(certify('biased.json', '--loss', 'mse', '--range', '0,0.5').json.verdict).toBe('proved');
    expect(certify('biased.json', '--loss', 'mse', '--range', '0.4,0.6').json.verdict).toBe('refuted');
    expect(certify('biased.json', '--loss', 'mse', '--all').json.verdict).toBe('refuted');
    expect(certify('plain.json', '--loss', 'mse', '--all').json.verdict).toBe('proved');
  });

  test('the result for people says where, and names the loss beside the step sizes', () => {
    const { out } = runCrease(['certify', 'biased.json', '--data', 'd.csv', '--loss', 'mse'], files);
    expect(out).toContain('loss mse');
    expect(out).toContain('yes, except at the step sizes below, by a theorem on the form');
    expect(out).toMatch(/exceptional +proved +η = 1\/2: every hidden unit dead/);
    expect(out).toContain('every η in (0, 0.5) (loss mse)');
    const asked = (eta: string): string =>
      runCrease(['certify', 'biased.json', '--data', 'd.csv', '--loss', 'mse', '--step-size', eta], files).out;
    expect(asked('0.5')).toMatch(/non-singular +proved +no, an exceptional step size/);
    expect(asked('0.25')).toMatch(/non-singular +proved +yes, at the step sizes asked about/);
  });

  test('proves small step sizes of a network that no structure theorem covers', () => {
    const six = {
      'six.csv':
        'a,b,c,d,y\n5.1,3.5,1.4,0.2,0\n4.9,3,1.4,0.2,0\n7,3.2,4.7,1.4,1\n6.4,3.2,4.5,1.5,1\n6.3,3.3,6,2.5,2\n5.8,2.7,5.1,1.9,2\n',
    };
    const all = ['certify', '@models/iris-mlp.json', '--data', 'six.csv', '--loss', 'cross-entropy'];
    expect(runCrease(all, six).out).toMatch(/non-singular +proved +yes, by a theorem on the form of the network/);
    const iris = [...all, '--weight-decay', '0.001'];
    const { code, out, files: written } = runCrease([...iris, '--step-size', '0.1', '--json', '--out', 'c.json'], six);
    expect(code).toBe(0);
    const json = JSON.parse(out);
    expect(json).toMatchObject({ verdict: 'proved', method: 'hull', exceptional: null, certificate: 'c.json' });
    expect(json.range[1]).toBeGreaterThan(0.2);
    expect(runCrease(['verify', 'c.json'], { 'c.json': written.get('c.json')! }).code).toBe(0);
    const beyond = runCrease([...iris, '--step-size', '1'], six);
    expect(beyond.out).toMatch(/non-singular +not decided/);
    expect(beyond.out).toMatch(/step sizes +proved +every η in \(0, 0\.\d+\)/);
  });

  describe('of other optimisers', () => {
    const optimiser = (name: string, ...more: string[]) =>
      certify('biased.json', '--loss', 'mse', '--optimiser', name, ...more).json;

    test('momentum is non-singular where gradient descent is not, as a map of states', () => {
      const found = optimiser('heavy-ball', '--step-size', '0.5');
      expect(found).toMatchObject({ verdict: 'proved', method: 'moves', range: [0, 'Infinity'], exceptional: [] });
      expect(found.optimiser).toEqual({ name: 'heavy-ball', parameters: { beta: 0.9 } });
      expect(found.start).toContain('is one of gradient descent with step size η');
      expect(optimiser('nesterov').exceptional).toMatchObject([{ eta: '1/2' }]);
      expect(optimiser('adamw', '--hyperparameters', 'weightDecay=0.5').exceptional).toMatchObject([{ eta: '2' }]);
    });

    test('AMSGrad is singular at every step size, which the result for people says', () => {
      const args = ['certify', 'biased.json', '--data', 'd.csv', '--loss', 'mse', '--optimiser', 'amsgrad'];
      const { out } = runCrease(args, files);
      expect(out).toMatch(/non-singular +proved +no, it is singular at every step size, by the theorem on moves/);
      expect(out).toMatch(/start +proved +The usual start \(momentum = 0, square = 0, largest = 0\) is a null set/);
      expect(out).toContain('where the new maximum in "largest" exceeds the old one');
      expect(out).not.toContain('step sizes');
    });

    test('writes a certificate that verify accepts, and refuses with a changed number', () => {
      const args = ['certify', 'biased.json', '--data', 'd.csv', '--loss', 'mse', '--optimiser', 'nesterov'];
      const written = runCrease([...args, '--out', 'c.json'], files).files.get('c.json')!;
      const verified = (text: string) => runCrease(['verify', 'c.json', '--json'], { 'c.json': text });
      expect(JSON.parse(verified(String(written)).out)).toMatchObject({ result: 'valid' });
      const changed = String(written).replace('"name":"nesterov"', '"name":"heavy-ball"');
      expect(verified(changed).code).toBe(1);
    });

    test('batches: consecutive ones, or every set of samples', () => {
      const found = optimiser('gradient-descent', '--batches', '2');
      expect(found).toMatchObject({ method: 'moves', batches: { size: 2, count: 2 } });
      expect(found.exceptional).toMatchObject([{ eta: '1/2', where: expect.stringContaining('with loss 0, ') }]);
      expect(optimiser('adam', '--batches', '2', '--shuffled').batches).toEqual({ size: 2, count: 3 });
    });

    test('schedules: which of their steps are exceptional', () => {
      const found = optimiser('nesterov', '--schedule', '2*0.5^t');
      expect(found).toMatchObject({
        verdict: 'refuted',
        schedule: [{ step: 2, stepSize: 0.5, status: 'exceptional' }],
      });
      expect(optimiser('gradient-descent', '--schedule', '1/(1+0.3*t)')).toMatchObject({
        verdict: 'proved',
        schedule: [],
      });
      const { out } = runCrease(
        ['certify', 'biased.json', '--data', 'd.csv', '--loss', 'mse', '--schedule', '0.5,0.5,0.5,0.5,0.5,0.5,0.1'],
        files,
      );
      expect(out).toContain('step 0: η = 0.5, exceptional\n');
      expect(out).toContain('and 1 more');
    });

    test('the proximal point map: singular for small step sizes, where a convex crease attracts', () => {
      const found = optimiser('proximal-point');
      expect(found).toMatchObject({ verdict: 'refuted', method: 'proximal', range: null, certificate: null });
      expect(found.crease.point).toHaveLength(7);
      expect(optimiser('proximal-point', '--range', '0,1').verdict).toBe('refuted');
      expect(optimiser('proximal-point', '--step-size', '0.5')).toMatchObject({ verdict: 'unknown', method: null });
      const args = ['certify', 'biased.json', '--data', 'd.csv', '--loss', 'mse', '--optimiser', 'proximal-point'];
      expect(runCrease(args, files).out).toMatch(
        /non-singular +proved +The proximal point map of this loss is singular/,
      );
      expect(runCrease([...args, '--step-size', '1'], files).out).toContain('Not decided at a given step size.');
      const { code, messages } = runCrease([...args, '--batches', '2'], files);
      expect([code, messages]).toEqual([2, expect.stringContaining('takes no --hyperparameters, --batches or --out')]);
    });

    test.each([
      [['--optimiser', 'adem'], 'Unknown optimiser "adem"'],
      [['--optimiser', 'proximal'], 'normalised-descent, proximal-point.'],
      [['--hyperparameters', 'beta=0.5'], 'Gradient descent has no hyperparameter "beta"'],
      [['--batches', '4'], '--batches 4: the data have only 3 samples'],
      [['--shuffled'], '--shuffled: say with --batches'],
      [['--schedule', '0.5/t'], '--schedule: expected step sizes'],
      [['--schedule', '0.5', '--all'], 'Give only one of'],
    ])('%o is refused', (args, words) => {
      const { code, messages } = runCrease(['certify', 'biased.json', '--data', 'd.csv', ...args], files);
      expect([code, messages]).toEqual([2, expect.stringContaining(words)]);
    });
  });

  test('says honestly why nothing was found; a certificate that was asked for is then a failure', () => {
    const softsign = { ...files, 'softsign.json': network(true).replace('"relu"', '"softsign"') };
    const question = ['certify', 'softsign.json', '--data', 'd.csv', '--json'];
    const asked = runCrease(question, softsign);
    expect(asked.code).toBe(0);
    const nothing = { range: null, exceptional: null, certificate: null };
    expect(JSON.parse(asked.out)).toMatchObject({ verdict: 'unknown', ...nothing });
    expect(JSON.parse(asked.out).reason).toContain('Not determined');
    const { code, messages, files: written } = runCrease([...question, '--out', 'c.json'], softsign);
    expect(code).toBe(1);
    expect(messages).toContain('c.json was not written');
    expect(written.has('c.json')).toBe(false);
  });

  test('contradicting questions are refused', () => {
    const { code, out, messages } = runCrease(
      ['certify', 'biased.json', '--data', 'd.csv', '--all', '--step-size', '1'],
      files,
    );
    expect([code, out]).toEqual([2, '']);
    expect(messages).toMatchInlineSnapshot(`
      "crease: Give only one of --step-size, --range, --schedule and --all.
      "
    `);
  });
});

describe('crease verify', () => {
  const cases = [
    ['the structure theorem', ['certify', 'biased.json', '--data', 'd.csv', '--loss', 'mse']],
    ['a polynomial loss', ['certify', '@models/paper-2param.json', '--data', '@data/paper2.csv', '--loss', 'half-mse']],
  ] as const;

  for (const [name, args] of cases) {
    const certificate = runCrease([...args, '--out', 'c.json', '--quiet'], files).files.get('c.json')!;

    test(`${name}: the certificate is written and valid`, () => {
      const { code, out } = runCrease(['verify', 'c.json', '--json'], { 'c.json': certificate });
      expect(JSON.parse(out)).toMatchObject({ format: 'crease-verification/1', result: 'valid' });
      expect(code).toBe(0);
      expect(runCrease(['verify', 'c.json'], { 'c.json': certificate }).out).toMatch(/^c\.json\n\nvalid {2}proved/);
    });

    test(`${name}: with a number of the data changed it is not valid, and the exit code says so`, () => {
      // The first hexadecimal float among the data.
      const changed = certificate.replace(/0x1\.[0-9a-f]*p/, '0x1.8p');
      const tampered = changed === certificate ? certificate.replace(/0x1p/, '0x1.8p') : changed;
      expect(tampered).not.toBe(certificate);
      const { code, out } = runCrease(['verify', 'c.json', '--json'], { 'c.json': tampered });
      const { result, why } = JSON.parse(out);
      expect(result).toBe('invalid');
      expect(why.length).toBeGreaterThan(10);
      expect(code).toBe(1);
    });
  }

  test('a proof about a minimum is checked as well', () => {
    const problem = hiddenLayerProblem({ units: 1, x: [0, 1, 2], y: [0, 2, 1] });
    const certificate = JSON.stringify(certifyGlobalMinimum(problem, regionMinima(problem)));
    expect(runCrease(['verify', 'm.json'], { 'm.json': certificate }).code).toBe(0);
    expect(runCrease(['verify', 'm.json'], { 'm.json': certificate.replace('1/6', '1/7') }).code).toBe(1);
  });

  test('what is not a certificate cannot be checked', () => {
    const { code, out } = runCrease(['verify', 'c.json', '--json'], { 'c.json': '{"format":"crease-model/1"}' });
    const formats = 'crease-certificate/1, crease-step-certificate/1, crease-minimum/1';
    const why = `The format is "crease-model/1"; certificates have one of these: ${formats}.`;
    expect([code, JSON.parse(out)]).toMatchObject([1, { result: 'cannot check', why }]);
    for (const text of ['null', '[]', '{"format":{}}'])
      expect(runCrease(['verify', 'c.json'], { 'c.json': text })).toMatchObject({ code: 1, messages: '' });
    const broken = runCrease(['verify', 'c.json'], { 'c.json': '{' });
    expect([broken.code, broken.out]).toEqual([1, '']);
    expect(broken.messages).toMatch(/^crease: c\.json: is not valid JSON/);
  });

  test('a certificate that cannot be written is named', () => {
    const { code, out, messages } = runCrease(
      ['certify', 'plain.json', '--data', 'd.csv', '--out', '/no/such/c.json'],
      files,
    );
    expect([code, out, messages]).toEqual([
      1,
      '',
      'crease: /no/such/c.json: cannot be written (there is no such folder).\n',
    ]);
  });
});
