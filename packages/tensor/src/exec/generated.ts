import { UsageError } from '../errors.js';
import { knownAtoms } from '../scalar/atom.js';
import type { CompiledMode, Runner } from './compiled.js';
import { arrayKernel, scratchSize } from './emitScalar.js';

/** How a program is to be written. */
export interface GenerateOptions {
  readonly lanes: number;
  /** By value id: whether it differs between lanes. */
  readonly varies: readonly boolean[];
  /** Whether pieces are selected without branches where that is possible. */
  readonly branchless: boolean;
}

/** The text of a function body that makes a runner from the array `constants`. */
export interface Generated {
  readonly body: string;
  readonly constants: readonly unknown[];
  /** What the text calls by name besides the kernels of the atoms. */
  readonly functions: Readonly<Record<string, unknown>>;
}

/**
 * The runner that generated text stands for.
 *
 * @throws UsageError if code generation is forbidden
 */
export function generatedRunner(mode: CompiledMode, generate: () => Generated): Runner {
  if (!mayGenerate())
    throw new UsageError(
      `compile: mode "${mode}" generates code, which is forbidden here (content-security policy). Use "auto" or "blocks".`,
    );
  const { body, constants, functions } = generate();
  const kernels = [...knownAtoms().values()].map(({ name, evaluateAll }) => [arrayKernel(name), evaluateAll]);
  const scope = { ...Object.fromEntries(kernels), ...functions };
  // No two texts are equal: closures of the same text share their feedback, and kernels are inlined in none of them.
  const text = `"use strict";const {${Object.keys(scope).join(',')}}=scope;const scratch=new Float64Array(${scratchSize});${body}//${count++}`;
  const make = new Function('scope', 'constants', text) as (scope: object, constants: readonly unknown[]) => Runner;
  return make(scope, constants);
}

let count = 0;

let allowed: boolean | undefined;

/** True if functions may be made from text here; asked once. */
export function mayGenerate(): boolean {
  if (allowed === undefined) {
    try {
      allowed = (new Function('return 1') as () => number)() === 1;
    } catch {
      allowed = false;
    }
  }
  return allowed;
}
