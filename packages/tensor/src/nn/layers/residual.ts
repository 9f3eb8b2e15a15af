import { sameShape, showShape } from '../../ir/shape.js';
import { add } from '../../ops/arithmetic.js';
import type { LayerKind } from '../layer.js';

/**
 * Reads `{ "type": "residual", "layers": […], "shortcut": […] | null }`: $x \mapsto s(x) + f(x)$ with the layers f and
 * the shortcut s, which is the identity if it is null or left out.
 */
export const residualKind: LayerKind = {
  read: (document, input) => {
    const main = document.layers('layers', input);
    const field = document.field('shortcut');
    const shortcut = field.isMissing || field.value === null ? undefined : document.layers('shortcut', input);
    const [from, to] = [shortcut?.output ?? input, main.output];
    if (!sameShape(from, to))
      document.fail(`the layers give shape ${showShape(to)}, the shortcut gives ${showShape(from)}`);
    return {
      type: 'residual',
      parameters: [...main.parameters, ...(shortcut?.parameters ?? [])],
      output: to,
      apply: (x, parameter) => add(shortcut === undefined ? x : shortcut.apply(x, parameter), main.apply(x, parameter)),
    };
  },
};
