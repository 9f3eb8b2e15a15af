import { expect, test } from 'vitest';
import { progressLine } from './progressLine.js';

function recorded() {
  let time = 0;
  const written: string[] = [];
  const line = progressLine(
    (text) => written.push(text.replaceAll('\r\u001b[K', '⌫')),
    () => time,
  );
  return { line, written, wait: (ms: number) => (time += ms) };
}

test('nothing is shown in the first second', () => {
  const { line, written, wait } = recorded();
  line.report({ task: 'slice', share: 0.1 });
  wait(900);
  line.tick();
  line.clear();
  expect(written).toEqual([]);
});

test('then share, time passed and an estimate of the time left', () => {
  const { line, written, wait } = recorded();
  line.report({ task: 'slice', share: 0 });
  wait(2000);
  line.report({ task: 'slice', share: 0.25 });
  line.tick();
  expect(written).toEqual(['⌫slice … 25 %, 2 s, about 6 s left']);
  line.clear();
  expect(written.at(-1)).toBe('⌫');
});

test('without a known share only the time passed, and each task has its own clock', () => {
  const { line, written, wait } = recorded();
  line.report({ task: 'proof' });
  wait(3000);
  line.tick();
  line.report({ task: 'slice', share: 0.5 });
  wait(500);
  line.tick();
  wait(1000);
  line.tick();
  expect(written).toEqual(['⌫proof … 3 s', '⌫slice … 50 %, 2 s, about 2 s left']);
});
