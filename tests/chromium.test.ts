import { expect, test } from 'vitest';
import { findChromium } from './e2e/chromium.ts';

test('findChromium takes the browser that CHROMIUM_PATH names', () => {
  expect(findChromium({ CHROMIUM_PATH: process.execPath })?.executablePath).toBe(process.execPath);
});

test('findChromium without a browser gives nothing, but throws where CI is set', () => {
  expect(findChromium({ CHROMIUM_PATH: '/none' })).toBeUndefined();
  expect(() => findChromium({ CHROMIUM_PATH: '/none', CI: '1' })).toThrowErrorMatchingInlineSnapshot(
    `[Error: The browser tests need a Chromium, and there is none at /none. Install one, or set CHROMIUM_PATH.]`,
  );
});
