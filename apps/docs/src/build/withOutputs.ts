import type { PageCell } from './cellsOf.ts';

/** The text of a page in which every cell is followed by the fence with its output; an empty output has none. */
export function withOutputs(text: string, cells: readonly PageCell[], outputs: readonly string[]): string {
  let result = text;
  for (const [k, { code, output }] of [...cells.entries()].reverse()) {
    const end = code.position!.end.offset!;
    const rest = result.slice(output === undefined ? end : output.position!.end.offset!);
    result = result.slice(0, end) + fence(outputs[k]!, code.position!.start.column - 1) + rest;
  }
  return result;
}

/** Longer than any run of backticks in the text, and indented like the cell. */
function fence(text: string, indent: number): string {
  if (text === '') return '';
  const ticks = '`'.repeat(Math.max(3, ...[...text.matchAll(/`+/g)].map(([run]) => run.length + 1)));
  const lines = [`${ticks}output`, ...text.split('\n'), ticks];
  return `\n\n${lines.map((line) => (line === '' ? '' : ' '.repeat(indent) + line)).join('\n')}`;
}
