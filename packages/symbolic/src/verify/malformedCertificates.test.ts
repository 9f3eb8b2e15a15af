import { describe, expect, test } from 'vitest';
import { certificateCase } from '../../../../tests/support/certificateCases.js';
import { type Certificate, digestOf, sealed } from '../certificates/certificate.js';
import { certifyNonSingular } from '../certificates/certifyNonSingular.js';
import { canonicalJson } from '../encoding/canonicalJson.js';
import { verifyCertificate } from './verifyCertificate.js';

describe('documents that are no certificates', () => {
  const certificate = JSON.parse(
    JSON.stringify(certifyNonSingular({ program: certificateCase('linear, three layers').program }).certificate),
  ) as Certificate;

  test('are refused without an exception', () => {
    for (const value of [null, 1, 'text', [], {}, { format: 'crease-model/1' }, undefined])
      expect(verifyCertificate(value).result).toBe('cannot check');
    expect(verifyCertificate({ format: 'crease-certificate/1' }).result).toBe('invalid');
  });

  test('are not gone into without end', () => {
    const nested = (levels: number, inner: unknown): unknown => {
      let value = inner;
      for (let k = 0; k < levels; k++) value = { kind: 'step sizes', at: '0x1p-4', parts: [value, null] };
      return value;
    };
    const document = (levels: number): unknown => {
      const evidence = { from: '0x1p-5', to: '0x1p-3', tree: nested(levels, null) };
      return { ...certificate, method: 'branches', evidence };
    };
    const why = 'Values are nested more than 1000 levels deep.';
    expect(verifyCertificate(document(20_000))).toEqual({ result: 'cannot check', why });
    // Two levels for each part of the tree; these are few enough for every check.
    expect(verifyCertificate(document(498)).result).toBe('invalid');
  });

  test('an operation with one input more is refused, since the gradient would not be that of the loss', () => {
    const { equations } = certificate.program;
    for (const [k, e] of equations.entries()) {
      const more = { ...e, inputs: [...e.inputs, ...(e.inputs.length === 0 ? [0] : e.inputs.slice(-1))] };
      const program = { ...certificate.program, equations: equations.with(k, more) };
      const { result, why } = verifyCertificate(sealed({ ...certificate, program }));
      expect([result, why]).toEqual(['invalid', expect.stringContaining(`${more.inputs.length} inputs instead of`)]);
    }
  });

  test('every part replaced by something else, with the digest repaired', () => {
    const visit = (value: unknown, put: (changed: unknown) => unknown): void => {
      for (const other of [null, -1, 0.5, 1e300, 'x', [], {}, [[]], { op: 'x' }]) {
        const whole = put(other) as Certificate;
        if (whole?.format !== 'crease-certificate/1') continue;
        const { digest: _, ...rest } = whole;
        const changed = { ...rest, digest: digestOf(rest) };
        if (canonicalJson(changed) !== canonicalJson(certificate) && whole.createdBy === certificate.createdBy)
          expect(verifyCertificate(changed).result).not.toBe('valid');
      }
      if (Array.isArray(value))
        for (const [k, item] of value.entries())
          visit(item, (changed) => put(value.map((old, j) => (j === k ? changed : old))));
      else if (typeof value === 'object' && value !== null)
        for (const [key, member] of Object.entries(value))
          visit(member, (changed) => put({ ...value, [key]: changed }));
    };
    visit(certificate, (changed) => changed);
  }, 60_000);
});
