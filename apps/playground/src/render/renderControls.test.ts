import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import type { Input } from '../demo/input.ts';
import type { AnyMeta } from '../demo/meta.ts';
import { defaultSettings } from '../demo/settings.ts';
import { plainPage } from './page.ts';
import { renderControls } from './renderControls.ts';

const { document } = parseHTML('<!doctype html><html><body></body></html>');
const named = (name: string) => ({ name, label: `the ${name}`, help: `help for ${name}` });
const inputs: readonly Input[] = [
  { ...named('size'), range: [0, 10], step: 1, default: 5 },
  { ...named('kind'), kind: 'choice', options: ['a', 'b'].map((value) => ({ value, label: value })), default: 'b' },
  { ...named('formula'), kind: 'text', default: 'x<1', maxLength: 9, examples: ['x'], problem: () => undefined },
  {
    ...named('data'),
    kind: 'data',
    columns: ['x'],
    maxRows: 9,
    default: '1\n2',
    presets: [{ label: 'three', rows: '3' }],
    isAdvanced: true,
  },
];
const meta: AnyMeta = { id: 'demo', title: '', inputs, stages: {}, outputs: [], tables: [], code: () => '' };

test('renderControls gives every kind of input a field with its value, a label and a description', () => {
  const controls = renderControls(plainPage(document), meta, defaultSettings(meta));
  for (const input of inputs) {
    const control = controls.querySelector(`[data-input="${input.name}"]`)!;
    const field = control.querySelector(`#${control.querySelector('label')!.getAttribute('for')}`)!;
    expect((field as HTMLInputElement).value, input.name).toBe(String(input.default));
    const described = field.getAttribute('aria-describedby')!.split(' ');
    expect(control.querySelector(`#${described[0]}`)!.textContent).toBe(`help for ${input.name}`);
    for (const id of described) expect(control.querySelector(`#${id}`), id).not.toBeNull();
    for (const other of control.querySelectorAll('input, select, textarea'))
      if (other !== field) expect(other.getAttribute('aria-label'), input.name).toContain(`the ${input.name}`);
  }
  expect(controls.querySelector('details [data-input]')!.getAttribute('data-input')).toBe('data');
  expect(controls.querySelector('option[selected]')!.textContent).toBe('b');
});
