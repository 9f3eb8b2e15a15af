import { activation, atoms, derivative, evaluateScalar, type ScalarFunction } from '@crease/tensor';

/**
 * The number that a formula in the notation of `programLatex` stands for: a recursive-descent reader of sums, products,
 * fractions, powers, brackets and functions that shares nothing with the writer.
 */
export function readLatex(text: string, values: ReadonlyMap<string, number>): number {
  let rest = text;
  const eat = (token: string): boolean => {
    if (!rest.startsWith(token)) return false;
    rest = rest.slice(token.length).trimStart();
    return true;
  };
  const match = (pattern: RegExp): string | undefined => {
    const found = pattern.exec(rest)?.[0];
    if (found !== undefined) rest = rest.slice(found.length).trimStart();
    return found;
  };
  const expect = (token: string): void => {
    if (!eat(token)) throw new Error(`expected ${token} before ${rest.slice(0, 40)}`);
  };
  const braces = (): number => {
    expect('{');
    const value = sum();
    expect('}');
    return value;
  };
  const argument = (): number => {
    expect('\\left(');
    const value = sum();
    expect('\\right)');
    return value;
  };
  const sum = (): number => {
    let value = eat('-') ? -product() : product();
    for (;;) {
      if (eat('+')) value += product();
      else if (eat('-')) value -= product();
      else return value;
    }
  };
  const product = (): number => {
    let value = power();
    for (;;) {
      if (eat('\\,') || eat('\\cdot')) value *= power();
      else return value;
    }
  };
  const power = (): number => {
    // e is a number of its own only with an exponent.
    if (eat('e^')) return atoms.exp.evaluate(braces());
    let value = single();
    while (eat('^')) value **= braces();
    return value;
  };
  const single = (): number => {
    const digits = match(/^\d+(?:\.\d+)?/);
    if (digits !== undefined) return Number(digits);
    if (rest.startsWith('\\left(')) return argument();
    if (eat('\\frac')) return braces() / braces();
    if (eat('\\sqrt')) return Math.sqrt(braces());
    if (eat('\\operatorname{')) {
      const name = match(/^[A-Za-z0-9']+/)!;
      expect('}');
      return functionNamed(name)(argument());
    }
    for (const [command, name] of commands) if (eat(command)) return atoms[name].evaluate(argument());
    const braced = eat('{');
    const symbol = match(/^\\?[A-Za-z]+_\{\d+\}/);
    if (braced) expect('}');
    const value = values.get(symbol ?? '');
    if (value === undefined) throw new Error(`unknown symbol before ${rest.slice(0, 40)}`);
    return value;
  };
  const value = sum();
  if (rest !== '') throw new Error(`left over: ${rest.slice(0, 40)}`);
  return value;
}

const commands = [
  ['\\tanh', 'tanh'],
  ['\\log', 'log'],
  ['\\arctan', 'atan'],
  ['\\sin', 'sin'],
  ['\\cos', 'cos'],
  ['\\Phi', 'normalCdf'],
  ['\\varphi', 'normalDensity'],
] as const;

function functionNamed(name: string): (x: number) => number {
  if (name === 'sigmoid' || name === 'softplus') return atoms[name].evaluate;
  let f: ScalarFunction = activation(name.replaceAll("'", ''));
  for (const _ of name.replaceAll(/[^']/g, '')) f = derivative(f);
  return (x) => evaluateScalar(f, x);
}
