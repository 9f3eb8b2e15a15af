// The part of the Interval Testing Language that its test files use: statements `function arguments = results;`, one to
// a line.

/** One statement, its literals as text: intervals with their decorations, numbers, words, texts, lists of numbers. */
export interface ItlStatement {
  readonly function: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** The exception that is expected, if any. */
  readonly signal: string | undefined;
  readonly line: number;
}

const literal = /"[^"]*"|\[[^\]]*\](?:_\w+)?|\{[^}]*\}|[^\s[{"]+/g;

/** The statements of a test file. Throws if a line is neither a statement nor the frame of a test case. */
export function parseItl(text: string): readonly ItlStatement[] {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ''));
  const statements: ItlStatement[] = [];
  for (const [k, raw] of code.split('\n').entries()) {
    const content = raw.replace(/^\s*\/\/.*$/, '').trim();
    if (content === '' || content === '}' || /^testcase\s[^;]*\{$/.test(content)) continue;
    const at = content.indexOf(' = ');
    if (at === -1 || !content.endsWith(';')) throw new Error(`line ${k + 1} is not a statement: ${content}`);
    const [name, ...inputs] = content.slice(0, at).match(literal)!;
    const [results, signal] = content.slice(at + 3, -1).split(' signal ');
    statements.push({
      function: name!,
      inputs,
      outputs: results!.match(literal)!,
      signal: signal?.trim(),
      line: k + 1,
    });
  }
  return statements;
}
