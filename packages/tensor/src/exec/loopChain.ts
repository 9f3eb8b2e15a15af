import { broadcastSource } from '../ir/primitives/broadcast.js';
import type { Equation } from '../ir/program.js';
import { type Shape, sizeOf } from '../ir/shape.js';
import { analytic, germ } from '../scalar/piecewise.js';
import { type Operand, operators, ScalarCode, selection, text } from './emitScalar.js';
import { type LoopLayout, type Place, shifted } from './loopLayout.js';
import { type LoopNest, loopNest } from './loopNest.js';
import { productNest } from './productNest.js';
import { calledIn } from './separateAtoms.js';

/** What is done with one element of a chain, given its source and the source of its place in another array. */
type Use = (value: string, at: (place: Place) => string) => string;

/** Code under construction for one chain: for the loop over elements, and for the loop over lanes inside it. */
interface ChainContext {
  readonly layout: LoopLayout;
  readonly outer: ScalarCode;
  readonly inner: ScalarCode;
  readonly nest: LoopNest;
  /** One loop runs over elements and lanes together. */
  readonly isFlat: boolean;
  /** The values of the chain that are written already, by id: a reader may need one twice. */
  readonly computed: Map<number, Operand>;
}

/**
 * Loops over the elements of a value, computed with the whole fused chain behind it or, if it has a buffer and is not
 * being written, read from there.
 *
 * @param length of the inner of two loops, if `use` needs one
 */
export function chainLoops(layout: LoopLayout, id: number, isWriting: boolean, use: Use, length?: number): string {
  const e = isWriting || layout.isFused(id) ? layout.equation(id) : undefined;
  const shape = layout.shape(id);
  if (e !== undefined && isWriting && layout.varies(id) && isFlatChain(layout, e)) {
    const code = scalarCode(layout, 't');
    const nest = loopNest([sizeOf(shape) * layout.width], []);
    const value = applied({ layout, outer: code, inner: code, nest, isFlat: true, computed: new Map() }, e);
    const last = use(text(value), (place) => `${place.array}[${nest.element}]`);
    return nest.around(code.statements.join('') + last);
  }
  const product = e && productIn(layout, id);
  if (product !== undefined) return productLoops(layout, id, product, use);
  const nest = loopNest(shape, e === undefined ? [] : broadcastsIn(layout, e), length);
  const outer = scalarCode(layout, 'u');
  const inner = layout.varies(id) ? scalarCode(layout, 't') : outer;
  const context = { layout, outer, inner, nest, isFlat: false, computed: new Map() };
  const value = e === undefined ? loaded(context, id, nest.element) : applied(context, e);
  const last = use(text(value), (place) => layout.at(place, nest.element));
  const body = inner === outer ? last : layout.overLanes(id, inner.statements.join('') + last);
  return nest.around(outer.statements.join('') + body);
}

/** The same around the loops of a product inside the chain. */
function productLoops(layout: LoopLayout, id: number, product: number, use: Use): string {
  const sizes = layout.smallProduct(product)!;
  const [a, b] = layout.equation(product)!.inputs.map((input) => layout.place(input));
  const nest = loopNest(layout.shape(id), [], sizes.columns);
  return productNest(sizes, a!, b!, nest, (entry) => {
    const code = scalarCode(layout, 't');
    const context = { layout, outer: code, inner: code, nest, isFlat: false, computed: new Map([[product, entry]]) };
    const value = product === id ? entry : applied(context, layout.equation(id)!);
    const last = use(text(value), (place) => layout.at(place, nest.element));
    return code.statements.join('') + last;
  });
}

/** The product whose entries are computed in the chain of a value, if there is one. */
function productIn(layout: LoopLayout, id: number): number | undefined {
  if (layout.smallProduct(id) !== undefined) return id;
  for (const input of layout.equation(id)?.inputs ?? []) {
    const found = layout.isFused(input) ? productIn(layout, input) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

function scalarCode({ branchless, constants }: LoopLayout, prefix: string): ScalarCode {
  return new ScalarCode({ prefix, branchless, constants });
}

function broadcastsIn(layout: LoopLayout, e: Equation): { readonly source: Shape; readonly axes: readonly number[] }[] {
  const own = e.primitive === 'broadcast' ? [{ source: layout.shape(e.inputs[0]!), axes: e.parameters.axes }] : [];
  const fused = e.inputs.filter((id) => layout.isFused(id));
  return [...own, ...fused.flatMap((id) => broadcastsIn(layout, layout.equation(id)!))];
}

/** Whether lanes and elements of the chain can be run through as one: every number is at the same index. */
function isFlatChain(layout: LoopLayout, e: Equation): boolean {
  if (e.primitive === 'broadcast') return layout.knownNumber(e.inputs[0]!) !== undefined;
  if (e.primitive === 'map' && e.parameters.germs !== undefined) return false;
  return e.inputs.every((id) =>
    layout.isFused(id) ? isFlatChain(layout, layout.equation(id)!) : layout.place(id).varies,
  );
}

/** Element `index` of a value that lies in an array. */
function loaded({ layout, outer, inner, isFlat }: ChainContext, id: number, index: string): Operand {
  const known = layout.knownNumber(id);
  if (known !== undefined) return known;
  const { array, offset, varies } = layout.place(id);
  const { width } = layout;
  if (isFlat) return inner.assign(`${array}[${shifted(index, offset * width)}]`);
  if (!varies || width === 1) return outer.assign(`${array}[${shifted(index, offset)}]`);
  const start = outer.assign(shifted(`Math.imul(${index},${width})`, offset * width));
  return inner.assign(`${array}[(${start}+l)|0]`);
}

/** The element at which the loops are, of a value that an equation of the chain reads. */
function element(context: ChainContext, id: number): Operand {
  const { layout, computed, nest } = context;
  if (!layout.isFused(id)) return loaded(context, id, nest.element);
  const value = computed.get(id) ?? applied(context, layout.equation(id)!);
  computed.set(id, value);
  return value;
}

/** The element at which the loops are, of the value of an equation. */
function applied(context: ChainContext, e: Equation): Operand {
  const { layout, inner: code, nest } = context;
  const own = (k: number): Operand => element(context, e.inputs[k]!);
  switch (e.primitive) {
    case 'add':
    case 'sub':
    case 'mul':
      return code.binary(operators[e.primitive], own(0), own(1));
    case 'neg':
      return code.negative(own(0));
    case 'scale':
      return code.scale(own(0), e.parameters);
    case 'broadcast': {
      const source = layout.shape(e.inputs[0]!);
      const index = nest.sourceIndex(source, e.parameters.axes);
      const table = (): string => `${layout.constant(broadcastSource(source, e.parameters))}[${nest.element}]`;
      return loaded(context, e.inputs[0]!, index ?? table());
    }
    case 'map': {
      const f = e.parameters.function;
      const { germs } = e.parameters;
      // The kernel runs over all numbers when they have been written.
      if (calledIn(e) !== undefined) return own(0);
      if (germs === undefined) return code.map(e.parameters, 0, own(0));
      const argument = code.assign(text(own(0)));
      const choice = context.outer.assign(`${layout.constant(germs)}[${nest.element}]`);
      const used = [...new Set(germs)];
      const value = (k: number): string => selection(analytic('', germ(f, k)), argument);
      const others = used.slice(1).map((k) => `${choice}===${k}?${value(k)}:`);
      return code.assign(others.join('') + value(used[0] ?? 0));
    }
    default:
      throw new Error(`not elementwise: ${e.primitive}`);
  }
}
