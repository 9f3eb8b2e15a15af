import type { Program } from '@crease/tensor';
import { encodeNumber } from '../encoding/canonicalJson.js';
import { formatHexFloat } from '../encoding/hexFloat.js';

/** Data as a certificate holds them: every double exactly. */
export interface DataDocument {
  readonly samples: number;
  readonly features: readonly string[];
  readonly targets: readonly string[];
}

/** A program as plain JSON. */
export interface ProgramDocument {
  readonly inputs: readonly { readonly name: string; readonly shape: readonly number[] }[];
  readonly equations: readonly EquationDocument[];
  readonly outputs: readonly number[];
}

/** An equation as plain JSON, without its scope. */
export interface EquationDocument {
  readonly primitive: string;
  readonly inputs: readonly number[];
  readonly shape: readonly number[];
  readonly parameters: unknown;
}

/**
 * A program as plain JSON that keeps every number exactly: doubles of constants as hexadecimal floats, other numbers
 * as JSON numbers (their shortest decimal form is read back to the same double).
 *
 * Constants that are the features or the targets of the data refer to them (`{ "data": "features" }`) and do not
 * repeat them. Scopes are left out: nothing depends on them.
 */
export function encodeProgram(program: Program, data: DataDocument | null): ProgramDocument {
  const parts = new Map<string, readonly string[]>(
    data === null ? [] : [['features', data.features] as const, ['targets', data.targets] as const],
  );
  const encodeConstant = (values: Float64Array): readonly string[] | { readonly data: string } => {
    const texts = Array.from(values, formatHexFloat);
    for (const [part, own] of parts) {
      if (own.length !== texts.length || own.some((text, k) => text !== texts[k])) continue;
      // Features and targets may be the same numbers: the next such constant is the other part.
      if (parts.size > 1) parts.delete(part);
      return { data: part };
    }
    return texts;
  };
  return {
    inputs: program.inputs.map(({ name, shape }) => ({ name, shape: [...shape] })),
    equations: program.equations.map((e) => ({
      primitive: e.primitive,
      inputs: [...e.inputs],
      shape: [...e.shape],
      parameters:
        e.primitive === 'constant'
          ? { shape: [...e.parameters.shape], values: encodeConstant(e.parameters.values) }
          : encodeValue(e.parameters),
    })),
    outputs: [...program.outputs],
  };
}

function encodeValue(value: unknown): unknown {
  if (typeof value === 'number') return encodeNumber(value);
  if (ArrayBuffer.isView(value)) return Array.from(value as Float64Array, encodeNumber);
  if (Array.isArray(value)) return value.map(encodeValue);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, encodeValue(member)]));
}
