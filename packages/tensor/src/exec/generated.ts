import { UsageError } from '../errors.js';
import type { CompiledMode, Runner } from './compiled.js';
import { mathScope } from './mathScope.js';

/** How a program is to be written. */
export interface GenerateOptions {
  readonly lanes: number;
  /** By value id: whether it differs between lanes. */
  readonly varies: readonly boolean[];
  /** Whether pieces are selected without branches where that is possible. */
  readonly branchless: boolean;
}

/** The text of a function body that makes a runner from `math` and `constants`. */
export interface Generated {
  readonly body: string;
  readonly constants: readonly unknown[];
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
  const { body, constants } = generate();
  const math = mathScope();
  // No two texts are equal: closures of the same text share their feedback, and kernels are inlined in none of them.
  const text = `"use strict";const {${Object.keys(math).join(',')}}=math;${body}//${count++}`;
  const make = new Function('math', 'constants', text) as (math: object, constants: readonly unknown[]) => Runner;
  return make(math, constants);
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
