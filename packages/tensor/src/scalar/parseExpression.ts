import type { AtomName } from './atom.js';
import { atoms } from './atomTable.js';
import { add, atom, constant, div, type Expression, mul, neg, pow, sub, x } from './expression.js';
import type { TokenReader } from './tokens.js';

const highestExponent = 64;

/**
 * The expression that begins at the cursor: `+ - * /`, `^` with a fixed whole exponent, parentheses, numbers, `x`, and
 * the functions of the table `atoms`. Nothing else can be reached by a formula.
 *
 * As in mathematics $-x^2 = -(x^2)$, and products must be written out: `2*x`.
 *
 * @throws FormatError that names the column
 */
export function parseExpression(reader: TokenReader): Expression {
  let sum = parseProduct(reader);
  for (;;) {
    if (reader.takeSymbol('+')) sum = add(sum, parseProduct(reader));
    else if (reader.takeSymbol('-')) sum = sub(sum, parseProduct(reader));
    else return sum;
  }
}

/**
 * The number that begins at the cursor, with its sign.
 *
 * @throws FormatError that names the column
 */
export function parseNumber(reader: TokenReader): number {
  const sign = reader.takeSymbol('-') ? -1 : 1;
  if (reader.next.kind !== 'number') reader.fail('a number');
  const token = reader.take();
  const value = sign * Number(token.text);
  // Not −0: a break or a constant is a real number.
  return Number.isFinite(value) ? value + 0 : reader.fail('a number below 1.8e308', token);
}

function parseProduct(reader: TokenReader): Expression {
  let product = parseSigned(reader);
  for (;;) {
    if (reader.takeSymbol('*')) product = mul(product, parseSigned(reader));
    else if (reader.takeSymbol('/')) product = div(product, parseSigned(reader));
    else return product;
  }
}

function parseSigned(reader: TokenReader): Expression {
  if (reader.takeSymbol('-')) return neg(parseSigned(reader));
  if (reader.takeSymbol('+')) return parseSigned(reader);
  return parsePower(reader);
}

function parsePower(reader: TokenReader): Expression {
  const base = parseFactor(reader);
  const { kind, text } = reader.next;
  if (kind === 'number' || kind === 'name' || text === '(')
    reader.fail('an operator (products are written with *, as in 2*x)');
  if (!reader.takeSymbol('^')) return base;
  const exponent = reader.next;
  if (exponent.kind !== 'number' || !/^\d+$/.test(exponent.text) || Number(exponent.text) > highestExponent)
    reader.fail(`a whole exponent from 0 to ${highestExponent}`);
  reader.take();
  if (reader.next.text === '^') reader.fail('one exponent (use parentheses, as in (x^2)^3)');
  return pow(base, Number(exponent.text));
}

function parseFactor(reader: TokenReader): Expression {
  if (reader.takeSymbol('(')) return parseClosed(reader);
  const token = reader.next;
  if (token.kind === 'number') return constant(parseNumber(reader));
  if (token.kind !== 'name') reader.fail('a number, x, a function or "("');
  reader.take();
  if (token.text === 'x') return x;
  if (!Object.hasOwn(atoms, token.text))
    reader.fail(
      `x or one of the functions ${Object.keys(atoms).join(', ')} (a kink is written in pieces, as in "x <= 0: 0 | x")`,
      token,
    );
  if (!reader.takeSymbol('(')) reader.fail(`"(" after ${token.text}`);
  return atom(atoms[token.text as AtomName], parseClosed(reader));
}

function parseClosed(reader: TokenReader): Expression {
  const inside = parseExpression(reader);
  if (!reader.takeSymbol(')')) reader.fail('an operator or ")"');
  return inside;
}
