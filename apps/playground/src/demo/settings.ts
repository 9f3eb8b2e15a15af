import type { AnyMeta, Input } from './meta.ts';

/** The value of every input of a demo, by name. */
export type Settings = Readonly<Record<string, number>>;

/** Settings that can be used, and what had to be replaced by a default, in words. */
export interface ReadSettings {
  readonly settings: Settings;
  readonly problems: readonly string[];
}

/** The defaults of all inputs. */
export function defaultSettings(meta: AnyMeta): Settings {
  return Object.fromEntries(meta.inputs.map((input) => [input.name, input.default]));
}

/**
 * Valid settings made from something that may be anything: what is missing gets its default, what is wrong too, with a
 * message.
 *
 * @param candidate for instance the decoded state of a permalink
 */
export function readSettings(meta: AnyMeta, candidate: unknown): ReadSettings {
  const defaults = defaultSettings(meta);
  if (typeof candidate !== 'object' || candidate === null || Array.isArray(candidate))
    return { settings: defaults, problems: ['expected the names and values of inputs'] };
  const problems: string[] = [];
  const settings: Record<string, number> = { ...defaults };
  for (const [name, value] of Object.entries(candidate)) {
    const input = meta.inputs.find((known) => known.name === name);
    if (input === undefined) {
      problems.push(`there is no input “${name}”`);
      continue;
    }
    const problem = inputProblem(input, value);
    if (problem === undefined) settings[name] = value as number;
    else problems.push(problem);
  }
  const conflict = meta.check?.(settings);
  if (conflict === undefined) return { settings, problems };
  return { settings: defaults, problems: [...problems, conflict] };
}

/** What is wrong with a value for an input; `undefined` if nothing is. */
export function inputProblem(input: Input, value: unknown): string | undefined {
  const [low, high] = input.range;
  const expected = `${input.plain} must be a ${input.isInteger ? 'whole number' : 'number'} from ${low} to ${high}`;
  const isNumber = typeof value === 'number' && Number.isFinite(value);
  const isValid = isNumber && value >= low && value <= high && (!input.isInteger || Number.isInteger(value));
  return isValid ? undefined : `${expected}, not ${JSON.stringify(value)}`;
}
