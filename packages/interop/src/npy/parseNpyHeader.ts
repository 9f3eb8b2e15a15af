/** What the header of an npy file says. */
export interface NpyHeader {
  /** Such as `<f8`. */
  readonly descr: string;
  readonly isFortranOrder: boolean;
  readonly shape: readonly number[];
}

/** A text, a truth value, a whole number or a symbol, after any white space. */
const token = /\s*(?:'([^'\\\n]*)'|(True|False)|(\d{1,16})L?|([{}(),:[\]]))/y;

/**
 * The header of an npy file: a Python dictionary with the keys `descr`, `fortran_order` and `shape`, each once, in any
 * order. Nothing is ever evaluated.
 *
 * @param fail throws for a mistake
 */
export function parseNpyHeader(text: string, fail: (problem: string) => never): NpyHeader {
  const tokens = tokenize(text, fail);
  let position = 0;
  const next = (): Token => tokens[position++] ?? fail('the header ends early');
  const expect = (symbol: string): void => {
    const found = next();
    if (found !== symbol) fail(`expected ${symbol} in the header, found ${shown(found)}`);
  };
  const shape = (): number[] => {
    expect('(');
    const sizes: number[] = [];
    for (let found = next(); found !== ')'; found = next()) {
      if (typeof found !== 'number') return fail(`a size in the shape is ${shown(found)}, not a whole number`);
      sizes.push(found);
      if (tokens[position] === ',') position++;
      else if (tokens[position] !== ')') fail('the sizes of the shape are not separated by commas');
    }
    return sizes;
  };
  const fields = new Map<string, string | boolean | number[]>();
  expect('{');
  for (let key = next(); key !== '}'; key = next()) {
    const name = typeof key === 'object' ? key.text : fail(`expected a key in the header, found ${shown(key)}`);
    if (fields.has(name)) fail(`the key '${name}' occurs twice in the header`);
    expect(':');
    if (name === 'shape') fields.set(name, shape());
    else {
      const value = next();
      fields.set(name, typeof value === 'object' ? value.text : typeof value === 'boolean' ? value : unsupported(name));
    }
    if (tokens[position] === ',') position++;
  }
  if (position !== tokens.length) fail('the header goes on after its closing brace');
  const descr = fields.get('descr');
  const isFortranOrder = fields.get('fortran_order');
  const sizes = fields.get('shape');
  if (fields.size !== 3 || typeof descr !== 'string' || typeof isFortranOrder !== 'boolean' || !Array.isArray(sizes))
    return fail(
      "the header needs 'descr' (a text), 'fortran_order' (True or False) and 'shape' (a tuple), and no more",
    );
  return { descr, isFortranOrder, shape: sizes };

  function unsupported(name: string): never {
    return fail(`the value of '${name}' is not a text or a truth value; arrays with named fields are not read`);
  }
}

type Token = string | boolean | number | { readonly text: string };

function tokenize(text: string, fail: (problem: string) => never): Token[] {
  const tokens: Token[] = [];
  const source = text.trimEnd();
  token.lastIndex = 0;
  while (token.lastIndex < source.length) {
    const at = token.lastIndex;
    const match = token.exec(source);
    if (match === null) return fail(`the header is not a Python dictionary: character ${at} is not understood`);
    const [, quotedText, truth, digits, symbol] = match;
    if (digits !== undefined && !Number.isSafeInteger(Number(digits))) fail(`the number ${digits} is too large`);
    tokens.push(
      symbol ??
        (truth === undefined ? (digits === undefined ? { text: quotedText! } : Number(digits)) : truth === 'True'),
    );
  }
  return tokens;
}

function shown(found: Token): string {
  return typeof found === 'object' ? `'${found.text.slice(0, 40)}'` : String(found);
}
