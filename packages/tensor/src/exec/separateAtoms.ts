import { Builder } from '../ir/builder.js';
import type { Equation, Program } from '../ir/program.js';
import type { Value } from '../ir/value.js';
import { copy, replay } from '../passes/replay.js';
import type { AtomName } from '../scalar/atom.js';
import { type Expression, x } from '../scalar/expression.js';
import { analytic } from '../scalar/piecewise.js';

/**
 * The program with elementary functions as equations of their own, where a function depends on x through one of them
 * only: 1 − tanh(x)² becomes t = tanh(x) and 1 − t², and a program that needs tanh and its derivative computes t once.
 *
 * Each number is computed by the same operations, so the bits stay the same. Not part of `simplify`: readings that
 * enclose a function see it better as a whole.
 */
export function separateAtoms(program: Program): Program {
  const builder = new Builder({ share: true });
  const inputs = program.inputs.map((i) => builder.input(i.name, i.shape));
  const values = replay(builder, program, inputs, (e, own) => {
    const found: Found = { name: undefined };
    const outer = around(onlyPiece(e), found);
    if (outer === undefined || found.name === undefined) return copy(builder, e, own);
    const apply = (of: Value, piece: Expression): Value => builder.emit('map', [of], { function: analytic('', piece) });
    const call = apply(own[0]!, { op: 'atom', atom: found.name, of: x });
    return outer.op === 'x' ? call : apply(call, outer);
  });
  return builder.finish(program.outputs.map((id) => values[id]!));
}

/** The elementary function that an equation consists of, if it is nothing else: its kernel runs over whole arrays. */
export function calledIn(e: Equation): AtomName | undefined {
  const piece = onlyPiece(e);
  return piece?.op === 'atom' && piece.of.op === 'x' ? piece.atom : undefined;
}

/** The expression that an equation applies to every element, if it is one. */
function onlyPiece(e: Equation): Expression | undefined {
  if (e.primitive !== 'map' || e.parameters.germs) return undefined;
  const { pieces } = e.parameters.function;
  return pieces.length > 1 ? undefined : pieces[0];
}

/** The elementary function that has been met in an expression. */
interface Found {
  name: AtomName | undefined;
}

/**
 * The expression with the variable in place of calls of one elementary function, which is noted; `undefined` if it depends
 * on the variable in another way too.
 */
function around(e: Expression | undefined, found: Found): Expression | undefined {
  if (e === undefined || e.op === 'x') return undefined;
  if (e.op === 'constant') return e;
  if (e.op === 'atom' && e.of.op === 'x') {
    found.name ??= e.atom;
    return found.name === e.atom ? x : undefined;
  }
  if ('of' in e) {
    const of = around(e.of, found);
    return of && { ...e, of };
  }
  const left = around(e.left, found);
  const right = around(e.right, found);
  return left && right && { ...e, left, right };
}
