import { describe, expect, test } from 'vitest';
import { certificateCase } from '../../../../tests/support/certificateCases.js';
import { type Certificate, digestOf, sealed, subjectOf } from '../certificates/certificate.js';
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

  test('numbers that no program has are named', () => {
    const { program } = certificate;
    const why = (equation: object, data: object | null = null): string => {
      const shape = [1];
      const equations = [{ inputs: [0], shape, ...equation }, ...program.equations];
      return verifyCertificate(sealed({ ...certificate, data, program: { ...program, equations } } as Certificate)).why;
    };
    const map = (change: object): string => {
      const f = { name: 'f', breaks: [], pieces: [{ op: 'x' }], owners: [], ...change };
      return why({ primitive: 'map', parameters: { function: f } });
    };
    const place = 'program.equations[0]';
    const scale = { primitive: 'scale', parameters: { numerator: 1, denominator: 0 } };
    expect(why(scale)).toBe(`${place}.parameters.denominator is 0.`);
    const matmul = { primitive: 'matmul', parameters: { transposeA: 1, transposeB: false } };
    expect(why(matmul)).toBe(`${place}.parameters needs true or false.`);
    expect(why({ primitive: 'reshape', parameters: { shape: [2 ** 13, 2 ** 13] } })).toBe(
      `${place}.parameters.shape is too large.`,
    );
    expect(why({ primitive: 'inverseRms', parameters: { epsilon: 0 } })).toMatch('epsilon must be a positive number');
    const constant = { primitive: 'constant', parameters: { shape: [1], values: { data: 'targets' } } };
    expect(why(constant)).toBe(`${place}.parameters.values refers to data, but there are none.`);
    const data = { samples: 1, features: ['0x1p+0'], targets: ['0x1p+0'] };
    expect(why({ primitive: 'neg', parameters: {} }, data)).toBe('the program does not use data.features.');
    expect(map({ pieces: [{ op: 'pow', of: { op: 'x' }, exponent: 65 }] })).toBe(
      `${place}.parameters.function.pieces[0].exponent is above 64.`,
    );
    expect(map({ breaks: [1, 0] })).toMatch(/must be finite and strictly increasing.*[^.]\.$/);
  });

  test('data and loss belong together, and the theorems need both', () => {
    const subject = { data: null, loss: { name: 'mse', weightDecay: '0x0p+0', output: 1 } };
    const about = (change: Partial<Certificate>): string => {
      const whole = { ...certificate, ...change };
      return verifyCertificate(sealed({ ...whole, claim: { ...whole.claim, subject: subjectOf(whole) } })).why;
    };
    expect(about(subject as Partial<Certificate>)).toBe('data and loss must both be given, or neither.');
    expect(about({ method: 'structure' })).toBe('the method "structure" needs data and a loss.');
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
