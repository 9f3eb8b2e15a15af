import { DomainError, FormatError, ShapeError, UnsupportedError, UsageError } from '@crease/tensor';
import { CommanderError } from 'commander';
import { expect, test } from 'vitest';
import { endingOf } from './endingOf.js';

test('every kind of error has its exit code and keeps its message', () => {
  expect(endingOf(new FormatError('x.json: broken.'))).toEqual({ code: 1, message: 'x.json: broken.' });
  expect(endingOf(new DomainError('d')).code).toBe(1);
  expect(endingOf(new ShapeError('s')).code).toBe(1);
  expect(endingOf(new UsageError('u')).code).toBe(2);
  expect(endingOf(new UnsupportedError('conv2d')).code).toBe(3);
});

test('the argument parser has written its own message; help and version are no errors', () => {
  expect(endingOf(new CommanderError(1, 'commander.unknownOption', 'x'))).toEqual({ code: 2, message: undefined });
  expect(endingOf(new CommanderError(0, 'commander.helpDisplayed', 'x'))).toEqual({ code: 0, message: undefined });
});

test('arrays beyond the memory are no defect', () => {
  for (const make of [() => new Float64Array(2 ** 52), () => new Array(-1), () => new Float64Array(1e30)]) {
    let caught: unknown;
    try {
      make();
    } catch (error) {
      caught = error;
    }
    expect(endingOf(caught)).toEqual({
      code: 1,
      message: 'this needs more memory than there is: the network or the data are too large.',
    });
  }
});

test('anything else is called a defect, in one line without a stack', () => {
  const { code, message } = endingOf(new TypeError('x is not a function'));
  expect(code).toBe(1);
  expect(message).toMatchInlineSnapshot(
    `"internal error (a defect of Crease, please report it): TypeError: x is not a function"`,
  );
  expect(endingOf('text').message).toContain('text');
});
