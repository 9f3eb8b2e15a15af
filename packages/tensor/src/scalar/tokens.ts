import { FormatError } from '../errors.js';

/** The smallest part of a formula. */
export interface Token {
  readonly kind: 'number' | 'name' | 'symbol' | 'end';
  readonly text: string;
  /** Where it begins; the first character is in column 1. */
  readonly column: number;
}

const maximalLength = 1000;
const grammar =
  /\s*(?:(?<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|(?<name>[A-Za-z_]\w*)|(?<symbol><=|[-+*/^()|:<=≤,]))/y;

/**
 * A cursor over the tokens of a formula. What it throws names the column and shows what is there.
 *
 * @throws FormatError for a character that no formula has, or a formula of more than 1000 characters
 */
export class TokenReader {
  readonly #tokens: readonly Token[];
  #next = 0;

  constructor(text: string) {
    this.#tokens = tokensOf(text);
  }

  get next(): Token {
    return this.#tokens[this.#next]!;
  }

  /** The token after `count` more. */
  peek(count: number): Token {
    return this.#tokens[Math.min(this.#next + count, this.#tokens.length - 1)]!;
  }

  take(): Token {
    const token = this.next;
    if (token.kind !== 'end') this.#next += 1;
    return token;
  }

  /** Takes the next token if it is this symbol. */
  takeSymbol(text: string): boolean {
    const isNext = this.next.kind === 'symbol' && this.next.text === text;
    if (isNext) this.take();
    return isNext;
  }

  /** Throws a FormatError about a token, by default the next one. */
  fail(expected: string, token: Token = this.next): never {
    const found = token.kind === 'end' ? 'the end of the formula' : `"${token.text}"`;
    throw new FormatError(`column ${token.column}: expected ${expected}, got ${found}.`);
  }
}

function tokensOf(text: string): Token[] {
  if (text.length > maximalLength)
    throw new FormatError(`A formula may have ${maximalLength} characters, this one has ${text.length}. Shorten it.`);
  const tokens: Token[] = [];
  const end = text.trimEnd().length;
  grammar.lastIndex = 0;
  for (let at = 0; at < end; at = grammar.lastIndex) {
    const match = grammar.exec(text);
    if (match === null) {
      const column = at + (text.slice(at).match(/\S/)?.index ?? 0) + 1;
      throw new FormatError(
        `column ${column}: the character "${text[column - 1]}" has no meaning in a formula. Formulas have numbers, x, functions and + - * / ^ ( ) | : < <= =.`,
      );
    }
    const [kind, found] = Object.entries(match.groups!).find(([, group]) => group !== undefined)!;
    const column = grammar.lastIndex - found!.length + 1;
    tokens.push({ kind: kind as Token['kind'], text: found === '≤' ? '<=' : found!, column });
  }
  tokens.push({ kind: 'end', text: '', column: text.length + 1 });
  return tokens;
}
