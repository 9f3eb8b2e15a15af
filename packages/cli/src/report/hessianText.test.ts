import { expect, test } from 'vitest';
import { traceText } from './hessianText.js';

test('an estimated trace has its standard error, an exact one has none', () => {
  expect(traceText(3.25, 0)).toBe('3.25');
  expect(traceText(109.581, 2.5)).toBe('109.581 ± 2.5 (Hutchinson)');
});
