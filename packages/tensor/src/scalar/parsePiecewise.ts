import type { Expression } from './expression.js';
import { parseExpression, parseNumber } from './parseExpression.js';
import { type FiniteFunction, type Owner, piecewise } from './piecewise.js';
import { type Token, TokenReader } from './tokens.js';

/** One case of a formula: an expression, and where it holds if that is said. */
interface Case {
  readonly start: Token;
  readonly expression: Expression;
  readonly condition: { readonly relation: '<' | '<=' | '='; readonly at: number } | undefined;
}

/**
 * The piecewise-analytic function that a formula describes: its pieces from left to right, separated by `|`.
 *
 * | formula | function |
 * |---|---|
 * | `x^2` | one analytic piece |
 * | `x <= 0: 0 \| x` | ReLU: the left piece gives value and derivatives at 0 |
 * | `x <= 0: 0 \| x < 6: x \| 6` | ReLU6: at 6 the right piece does |
 * | `x < 0: -x \| x = 0: 0 \| x` | the absolute value, with slope 0 at 0 |
 * | `0 \| x` | two pieces without a condition meet at 0, as `x <= 0: 0 \| x` |
 *
 * Expressions have `+ - * /`, `^` with a fixed whole exponent up to 64, parentheses, decimal numbers (each stands for
 * its nearest double), `x`, and the functions of the table `atoms`: exp, expm1, log, log1p, tanh, sigmoid, softplus, …
 * A formula is data: nothing of it is ever run as code. Whether each piece is analytic on its whole interval is not
 * decided here; `analyticity` of `@crease/symbolic` tries to prove it.
 *
 * @param name the name of the function; by default its formula
 * @throws FormatError that names the column
 *
 * @example
 * const smoothed = parsePiecewise('x <= -1: 0 | x < 1: (x + 1)^2/4 | x');
 * evaluateScalar(smoothed, 0.5); // 0.5625
 */
export function parsePiecewise(text: string, name: string = text.trim()): FiniteFunction {
  const reader = new TokenReader(text);
  const cases = [parseCase(reader)];
  while (reader.takeSymbol('|')) cases.push(parseCase(reader));
  if (reader.next.kind !== 'end') reader.fail('an operator, "|" or the end of the formula');
  const isBare = cases.length === 2 && cases.every(({ condition }) => condition === undefined);
  if (isBare)
    return piecewise(
      name,
      [0],
      cases.map(({ expression }) => expression),
    );
  return fromCases(name, cases, reader);
}

function parseCase(reader: TokenReader): Case {
  const start = reader.next;
  const relation = reader.peek(1).text;
  if (start.text !== 'x' || !isRelation(relation))
    return { start, expression: parseExpression(reader), condition: undefined };
  reader.take();
  reader.take();
  const at = parseNumber(reader);
  if (!reader.takeSymbol(':')) reader.fail('":" after the condition');
  return { start, expression: parseExpression(reader), condition: { relation, at } };
}

function isRelation(text: string): text is '<' | '<=' | '=' {
  return text === '<' || text === '<=' || text === '=';
}

/** The last case holds to the right of all breaks; `x = b` gives a break its own germ. */
function fromCases(name: string, cases: readonly Case[], reader: TokenReader): FiniteFunction {
  const last = cases.at(-1)!;
  if (last.condition !== undefined)
    reader.fail('a last piece without a condition, which holds to the right of all breaks', last.start);
  const pieces: Expression[] = [];
  const breaks: number[] = [];
  const owners: Owner[] = [];
  for (const { start, expression, condition } of cases.slice(0, -1)) {
    if (condition === undefined)
      return reader.fail('a condition for each piece but the last, as in "x <= 0: 0 | x"', start);
    const { relation, at } = condition;
    if (relation === '=') {
      if (breaks.at(-1) !== at || owners.at(-1) !== 'right')
        reader.fail(`"x < ${at}" in the piece before "x = ${at}"`, start);
      owners[owners.length - 1] = expression;
      continue;
    }
    if (breaks.length > 0 && !(breaks.at(-1)! < at))
      reader.fail(`a break above ${breaks.at(-1)}, for pieces go from left to right`, start);
    pieces.push(expression);
    breaks.push(at);
    owners.push(relation === '<=' ? 'left' : 'right');
  }
  return piecewise(name, breaks, [...pieces, last.expression], owners);
}
