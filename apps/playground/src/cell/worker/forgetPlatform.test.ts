import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { forgetPlatform } from './forgetPlatform.ts';

test('forgetPlatform takes away own and inherited names that are not of the language', () => {
  class Target {
    addEventListener(): void {}
  }
  class Scope extends Target {
    get indexedDB(): string {
      return 'storage';
    }
  }
  const scope = Object.assign(new Scope(), { fetch: () => 1, Map, setTimeout });
  expect(forgetPlatform(scope)).toEqual([]);
  expect(['fetch', 'indexedDB', 'addEventListener', 'Map', 'setTimeout'].filter((name) => name in scope)).toEqual([
    'Map',
    'setTimeout',
  ]);
});

test('forgetPlatform leaves the language of a realm whole', () => {
  const names = runInNewContext('globalThis.fetch = 1; Object.getOwnPropertyNames(globalThis)') as string[];
  const scope = runInNewContext('globalThis.fetch = 1; globalThis');
  forgetPlatform(scope);
  const gone = names.filter((name) => !(name in scope));
  expect(
    gone.filter((name) => !['WebAssembly', 'SharedArrayBuffer', 'Atomics', 'console', 'fetch'].includes(name)),
  ).toEqual([]);
  expect(gone).toContain('fetch');
});

test('forgetPlatform names what cannot be taken away', () => {
  const scope = Object.defineProperty({}, 'fetch', { value: 1, configurable: false });
  expect(forgetPlatform(scope)).toEqual(['fetch']);
});
