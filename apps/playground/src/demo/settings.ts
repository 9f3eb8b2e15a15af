import { inputProblem } from './inputProblem.ts';
import type { AnyMeta, Meta } from './meta.ts';

/** The value of one input: a number, or the text of every other kind. */
export type Setting = number | string;

/** The value of every input of some demo, by name. */
export type AnySettings = Readonly<Record<string, Setting>>;

/** The value of every input of a demo whose inputs are all numbers. */
export type Settings = Readonly<Record<string, number>>;

/** Settings that can be used, and what had to be replaced by a default, in words. */
export interface ReadSettings {
  readonly settings: AnySettings;
  readonly problems: readonly string[];
}

/** The defaults of all inputs. */
export function defaultSettings<S extends AnySettings>(meta: Meta<never, S>): S {
  const defaults: AnySettings = Object.fromEntries(meta.inputs.map((input) => [input.name, input.default]));
  return defaults as S;
}

/**
 * Valid settings made from something that may be anything: what is missing gets its default, what is wrong too, with a
 * message.
 *
 * @param candidate for instance the decoded state of a permalink
 */
export function readSettings(meta: AnyMeta, candidate: unknown): ReadSettings {
  const defaults: AnySettings = defaultSettings(meta);
  if (typeof candidate !== 'object' || candidate === null || Array.isArray(candidate))
    return { settings: defaults, problems: ['expected the names and values of inputs'] };
  const problems: string[] = [];
  const settings: Record<string, Setting> = { ...defaults };
  for (const [name, value] of Object.entries(candidate)) {
    const input = meta.inputs.find((known) => known.name === name);
    if (input === undefined) {
      problems.push(`there is no input “${name}”`);
      continue;
    }
    const problem = inputProblem(input, value);
    if (problem === undefined) settings[name] = value as Setting;
    else problems.push(problem);
  }
  const conflict = meta.check?.(settings);
  if (conflict === undefined) return { settings, problems };
  return { settings: defaults, problems: [...problems, conflict] };
}
