import { describe, expect, test } from 'vitest';
import { certificateCase } from '../../../../tests/support/certificateCases.js';
import { type Certificate, digestOf } from '../certificates/certificate.js';
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
