import { inspectValue } from './inspectValue.ts';
import { limits, type Outcome, type Output, type Problem } from './outcome.ts';
import { plot, table, tex } from './shown.ts';
import { textOutput, toOutput } from './toOutput.ts';

/** What a cell can import: name of a module → its exports. */
export type Modules = Readonly<Record<string, object>>;

/** The name of the cell in the stack of an error. */
const fileName = 'crease-cell.js';

/**
 * Runs a translated cell in this realm and tells what it has shown. It never throws.
 *
 * Code of a reader is only run in the worker of the sandbox; here in Node runs only what is committed.
 *
 * @param code what `translateCell` has made
 */
export async function executeCell(code: string, modules: Modules): Promise<Outcome> {
  const shown = new OutputList();
  const names = {
    display: (value: unknown) => shown.add(toOutput(value)),
    tex,
    table,
    plot,
    console: consoleTo(shown),
    beginCell: () => shown.clear(),
  };
  try {
    // Indirect: the code sees the global names and these. On one line with its first, so that lines keep their numbers.
    // biome-ignore lint/security/noGlobalEval: to run a program is what a cell is for
    const start = globalThis.eval(
      `"use strict"; (({ ${Object.keys(names).join(', ')} }, importModule) => async () => {${code}\n})\n//# sourceURL=${fileName}`,
    );
    const value = await start(names, (name: string, ...exports: string[]) => importModule(modules, name, exports))();
    if (value !== undefined) shown.add(toOutput(value));
    return shown.outcome(null);
  } catch (error) {
    return shown.outcome(problemOf(error));
  }
}

/** The outputs of a run, up to what a page can hold. */
class OutputList {
  readonly #outputs: Output[] = [];
  #characters = 0;
  #dropped = 0;

  add(output: Output): void {
    const characters = JSON.stringify(output).length;
    if (this.#outputs.length < limits.outputs && this.#characters + characters <= limits.characters) {
      this.#outputs.push(output);
      this.#characters += characters;
    } else this.#dropped++;
  }

  clear(): void {
    this.#outputs.length = 0;
    this.#characters = 0;
    this.#dropped = 0;
  }

  outcome(problem: Problem | null): Outcome {
    return { outputs: this.#outputs, dropped: this.#dropped, problem };
  }
}

function consoleTo(shown: OutputList): Readonly<Record<string, (...values: unknown[]) => void>> {
  const log = (...values: unknown[]): void => {
    const text = values.map((value) => (typeof value === 'string' ? value : inspectValue(value))).join(' ');
    shown.add(textOutput(text));
  };
  return { log, info: log, debug: log, warn: log, error: log, table: (value) => shown.add(toOutput(value)) };
}

function importModule(modules: Modules, name: string, exports: readonly string[]): object {
  const module = Object.hasOwn(modules, name) ? modules[name] : undefined;
  if (module === undefined)
    throw new ReferenceError(
      `There is no module "${name}" here. A cell can import ${Object.keys(modules).join(', ')}.`,
    );
  for (const wanted of exports)
    if (!Object.hasOwn(module, wanted)) throw new ReferenceError(`"${name}" does not export "${wanted}".`);
  return module;
}

function problemOf(error: unknown): Problem {
  if (!(error instanceof Error)) return { name: 'Error', message: cut(inspectValue(error)), line: null };
  const line = typeof error.stack === 'string' ? error.stack.match(/crease-cell\.js:(\d+)/)?.[1] : undefined;
  return { name: cut(String(error.name)), message: cut(String(error.message)), line: line ? Number(line) : null };
}

function cut(text: string): string {
  return text.slice(0, limits.text);
}
