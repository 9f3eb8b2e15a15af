import { describe, expect, test } from 'vitest';
import { limits } from './outcome.ts';
import { outcomeText } from './outcomeText.ts';
import { runTrusted } from './runTrusted.ts';

/** The text of what a cell shows. */
async function shows(source: string, ...before: string[]): Promise<string> {
  return outcomeText(await runTrusted(source, before));
}

describe('a cell shows', () => {
  test.for([
    ['1 / 3', '0.3333333333333333'],
    ['const x: number = -0; x', '-0'],
    ['2n ** 70n', '1180591620717411303424n'],
    ["'it\\'s'", "it's"],
    ['["it\'s"]', "['it\\'s']"],
    ['let x = 1', ''],
    ['undefined', ''],
    ['null', 'null'],
    ['await Promise.resolve(4)', '4'],
    ['(1, 2)', '2'],
    ['({ a: [1, "x"], b: { c: null } })', "{ a: [1, 'x'], b: { c: null } }"],
    ['Float64Array.of(1, NaN)', 'Float64Array(2) [1, NaN]'],
    ['[[1, 2], [3, 4]]', '[[1, 2], [3, 4]]'],
    ['console.log("step", 3, [1]); display("x")', 'step 3 [1]\nx'],
    ['[{ a: 1, b: "x" }, { a: -0, b: null }]', 'a | b\n1 | x\n-0 |'],
    ['table([[1, 2], [3, 4]], ["n", "n²"])', 'n | n²\n1 | 2\n3 | 4'],
    ['tex`\\frac{1}{2}`', '$\\frac{1}{2}$'],
    ['throw 5', 'Error: 5'],
  ])('%s', async ([source, text]) => {
    expect(await shows(source!)).toBe(text);
  });

  test('what it computes with the packages, imported under any name or as a whole', async () => {
    const source = `import { exp as power } from '@crease/tensor';
import * as symbolic from '@crease/symbolic';
[power(1), symbolic.formatRational(symbolic.rational(6, -4))];`;
    expect(await shows(source)).toBe("[2.718281828459045, '-3/2']");
  });

  test('a name of a package before a name of the cell', async () => {
    const source = "import { show as display, trace } from '@crease/tensor';\ndisplay(trace({ x: [] }, ({ x }) => x));";
    expect(await shows(source)).toMatch(/^inputs x/);
  });

  test('a figure by its title, axes and a digest of its numbers', async () => {
    const figure = (last: number) =>
      shows(
        `plot({ title: 'T', x: 't', y: { label: 'L', scale: 'log' }, series: [{ x: [0, 1], y: [NaN, ${last}], label: 'l' }] })`,
      );
    expect(await figure(2)).toMatch(/^figure "T": L over t; l, a line of 2 points; sha256 [0-9a-f]{16}$/);
    expect(await figure(2)).not.toBe(await figure(2 + 2 ** -51));
  });

  test('only what it shows itself when it continues others', async () => {
    expect(await shows('b + 1', 'const a: number = 1;\ndisplay(a)', 'const b = a + 1;')).toBe('3');
    expect(await shows('\nnull.x', 'const a = 1')).toMatch(/^TypeError in line 2: /);
    expect(await shows('a', 'const a = 1;\n\nnull.x')).toMatch(/^TypeError: in a cell before this one: /);
    expect(await shows('a', 'const = 1')).toMatch(/^SyntaxError: in a cell before this one: /);
  });
});

describe('a cell that fails tells the line', () => {
  test.for([
    ['const a = 1;\n\na.b.c', /^TypeError in line 3: /],
    ['display(1);\nfunction f() {\n  throw new RangeError("too far");\n}\nf()', /^1\nRangeError in line 3: too far$/],
    [
      "import { luFactor } from '@crease/tensor';\n\nluFactor(Float64Array.of(1, 2, 3), 2)",
      /Error in line 3: luFactor: /,
    ],
    ['const a = ;', /^SyntaxError in line 1: Unexpected token$/],
    ['let a = 1;\nlet a = 2;', /^SyntaxError in line 2: Identifier 'a' has already been declared$/],
    ['if (true) {\n  1 +', /^SyntaxError in line 2: /],
    ['return 1', /^SyntaxError in line 1: 'return' outside of function$/],
    ['const a = 1;\nexport default a;', /^SyntaxError in line 2: A cell cannot export anything\.$/],
    ["import x from '@crease/tensor';\nx", /^SyntaxError in line 1: "@crease\/tensor" has no default export/],
    [
      "\nimport { x } from 'd3'; x",
      /^ReferenceError in line 2: There is no module "d3" here\. A cell can import @crease\/tensor, /,
    ],
    [
      "import {\n  trace,\n  gone,\n} from '@crease/tensor';\ngone",
      /^ReferenceError in line \d: "@crease\/tensor" does not export "gone"\.$/,
    ],
  ] as const)('%s', async ([source, text]) => {
    expect(await shows(source)).toMatch(text);
  });
});

describe('a cell that shows too much is cut', () => {
  test('a text', async () => {
    const { outputs } = await runTrusted("console.log('x'.repeat(1e6))");
    expect(outputs).toEqual([{ kind: 'text', text: `${'x'.repeat(limits.text)}…` }]);
  });

  test('a list, and what is nested', async () => {
    expect(await shows('Array.from({ length: 60 }, () => 0)')).toMatch(/0, … 10 more\n\]$/);
    expect(await shows('const a: unknown[] = []; a.push(a, [[[[[1]]]]]); a')).toBe('[(circular), [[[…]]]]');
  });

  test('a table', async () => {
    const text = await shows('Array.from({ length: 1000 }, (_, k) => ({ k }))');
    expect(text.split('\n')).toHaveLength(limits.rows + 2);
    expect(text).toMatch(/\n… 800 more rows$/);
  });

  test('the number of outputs and their size', async () => {
    expect(await shows('for (let k = 0; k < 150; k++) display(k)')).toMatch(/\n99\n… 50 more outputs$/);
    const { outputs, dropped } = await runTrusted("for (let k = 0; k < 100; k++) console.log('é'.repeat(1e4))");
    expect(dropped).toBe(100 - outputs.length);
    expect(JSON.stringify(outputs).length).toBeLessThan(limits.characters + 1000);
  });

  test.for([
    ['plot({ title: "", x: "", y: "", series: [] })', 'plot: expected 1 to 6 series, got 0.'],
    [
      'plot({ title: "", x: "", y: "", series: [{ x: [1], y: [] }] })',
      'plot: series 0 has 1 values in x and 0 in y; both must be as long.',
    ],
    [
      'const x = new Float64Array(20001); plot({ title: "", x: "", y: "", series: [{ x, y: x }] })',
      'plot: at most 20000 points, got 20001. Plot every nth point.',
    ],
    ['table([])', 'table: expected at least one row, got none.'],
  ])('%s is refused', async ([source, message]) => {
    expect(await shows(source!)).toBe(`UsageError in line 1: ${message}`);
  });
});
