import { activation, apply, type Program, restrict, trace } from '@crease/tensor';
import { expect, test } from 'vitest';
import { canonicalJson } from '../encoding/canonicalJson.js';
import { decodeProgram } from './decodeProgram.js';

const relu = trace({ theta: [2] }, ({ theta }) => apply(activation('relu'), theta));

/** A program as it is in a document, and without scopes. */
function document(program: Program): { readonly equations: Record<string, unknown>[] } {
  const document = JSON.parse(canonicalJson(program));
  for (const e of document.equations) delete e.scope;
  return document;
}

test('fixed pieces read back', () => {
  const fixed = restrict(relu, new Map([[0, Int32Array.of(0, 1)]]));
  expect(decodeProgram(document(fixed), undefined)).toEqual(fixed);
});

test('a piece whose number would wrap is refused', () => {
  const forged = document(restrict(relu, new Map([[0, Int32Array.of(0, 1)]])));
  forged.equations[0]!.parameters = { ...(forged.equations[0]!.parameters as object), germs: [0, 2 ** 32 + 1] };
  expect(() => decodeProgram(forged, undefined)).toThrowErrorMatchingInlineSnapshot(
    `[Error: program.equations[0].parameters.germs[1] is not an integer from 0 on]`,
  );
});
