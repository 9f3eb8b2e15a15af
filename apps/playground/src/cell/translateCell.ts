import { type ImportDeclaration, type Program, parse } from 'acorn';
import { transform } from 'sucrase';
import type { Problem } from './outcome.ts';

/** A cell as JavaScript for `executeCell`, or why it is not a program. */
export type Translation =
  | {
      readonly kind: 'code';
      readonly code: string;
      /** The line of `code` where the cell itself begins. */
      readonly firstLine: number;
    }
  | { readonly kind: 'problem'; readonly problem: Problem };

/**
 * Translates a cell from TypeScript to the body of an asynchronous function: types go away, imports become calls of
 * `importModule`, and the value of the last statement, if it is an expression, is returned.
 *
 * Every statement stays on its line. It is not type-checked and not run.
 *
 * @param before cells whose names this one uses: they run first, and `beginCell` is called between
 */
export function translateCell(source: string, before: readonly string[] = []): Translation {
  const whole = before.length === 0 ? source : [...before, ';beginCell();', source].join('\n');
  const firstLine = whole.slice(0, whole.length - source.length).split('\n').length;
  try {
    const { code } = transform(whole, { transforms: ['typescript'], disableESTransforms: true });
    const program = parse(code, { ecmaVersion: 'latest', sourceType: 'module', locations: true });
    const edits = [...importEdits(program, code), ...resultEdits(program, code)];
    return { kind: 'code', code: replaceAll(code, edits), firstLine };
  } catch (error) {
    return { kind: 'problem', problem: atLineOf(syntaxProblem(error), firstLine) };
  }
}

/** A problem with its line counted from the first one of the cell; from a cell before it, without a line. */
export function atLineOf(problem: Problem, firstLine: number): Problem {
  if (problem.line === null || firstLine === 1) return problem;
  const line = problem.line - firstLine + 1;
  return line > 0
    ? { ...problem, line }
    : { ...problem, line: null, message: `in a cell before this one: ${problem.message}` };
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function importEdits(program: Program, code: string): Edit[] {
  return program.body.flatMap((statement) => {
    if (statement.type.startsWith('Export'))
      throw problemAt('A cell cannot export anything.', statement.loc!.start.line);
    if (statement.type !== 'ImportDeclaration') return [];
    const lines = code.slice(statement.start, statement.end).split('\n').length - 1;
    return [{ start: statement.start, end: statement.end, text: importCall(statement) + '\n'.repeat(lines) }];
  });
}

function importCall({ specifiers, source, loc }: ImportDeclaration): string {
  const namespace = specifiers.find(({ type }) => type === 'ImportNamespaceSpecifier');
  const names = specifiers.flatMap((specifier) => {
    if (specifier.type === 'ImportDefaultSpecifier')
      throw problemAt(`"${source.value}" has no default export: import names from it, in braces.`, loc!.start.line);
    if (specifier.type === 'ImportNamespaceSpecifier') return [];
    const { imported, local } = specifier;
    return [{ imported: imported.type === 'Identifier' ? imported.name : String(imported.value), local: local.name }];
  });
  const pattern = names.map(({ imported, local }) => `${JSON.stringify(imported)}: ${local}`).join(', ');
  const call = `importModule(${[source.value, ...names.map(({ imported }) => imported)].map((text) => JSON.stringify(text)).join(', ')})`;
  return `const ${namespace?.local.name ?? `{ ${pattern} }`} = ${call};`;
}

function resultEdits(program: Program, code: string): Edit[] {
  const last = program.body.at(-1);
  if (last?.type !== 'ExpressionStatement') return [];
  const { start, end } = last.expression;
  return [{ start: last.start, end: last.end, text: `return (${code.slice(start, end)});` }];
}

function replaceAll(code: string, edits: readonly Edit[]): string {
  const last = edits.toSorted((a, b) => b.start - a.start);
  return last.reduce((text, { start, end, text: by }) => text.slice(0, start) + by + text.slice(end), code);
}

/** With the place where the parsers have theirs. */
function problemAt(message: string, line: number): SyntaxError {
  return Object.assign(new SyntaxError(message), { loc: { line } });
}

/** Both parsers say where: in a property, and in the message, where it is taken away. */
function syntaxProblem(error: unknown): Problem {
  if (!(error instanceof Error)) throw error;
  const { loc } = error as { loc?: { line: number } };
  const message = error.message.replace(/^Error transforming [^:]*: /, '').replace(/ \(\d+:\d+\)$/, '');
  return { name: 'SyntaxError', message, line: loc?.line ?? null };
}
