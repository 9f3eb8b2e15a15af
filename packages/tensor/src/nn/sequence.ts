import type { Shape } from '../ir/shape.js';
import type { Layer } from './layer.js';

/**
 * Layers one after the other as one layer: its parameters are theirs, named `name/0/weight`, and their equations carry
 * the scope `name/0`.
 *
 * @param name  the field of the document that lists them
 * @param input the shape of one input sample
 */
export function sequence(name: string, layers: readonly Layer[], input: Shape): Layer {
  return {
    type: 'sequence',
    parameters: layers.flatMap((layer, k) => layer.parameters.map((p) => ({ ...p, name: `${name}/${k}/${p.name}` }))),
    output: layers.at(-1)?.output ?? input,
    apply: (x, parameter) =>
      layers.reduce(
        (value, layer, k) =>
          value.builder.scoped(`${name}/${k}`, () => layer.apply(value, (own) => parameter(`${name}/${k}/${own}`))),
        x,
      ),
  };
}
