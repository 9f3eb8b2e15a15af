import { Builder } from '../ir/builder.js';
import type { Equation, Program } from '../ir/program.js';
import type { Value } from '../ir/value.js';
import { copy, replay } from '../passes/replay.js';
import { prune } from '../passes/simplify.js';
import { type AtomName, callsAtom } from '../scalar/atom.js';
import { type Expression, x } from '../scalar/expression.js';
import { analytic, germ, hasBreaks } from '../scalar/piecewise.js';

/**
 * The program with elementary functions as equations of their own: 1 − tanh(x)² becomes t = tanh(x) and 1 − t², and a
 * program that needs tanh and its derivative computes t once.
 *
 * Each number is computed by the same operations, so the bits stay the same. Not part of `simplify`: readings that
 * enclose a function see it better as a whole.
 */
export function separateAtoms(program: Program): Program {
  const builder = new Builder({ share: true });
  const inputs = program.inputs.map((i) => builder.input(i.name, i.shape));
  const values = replay(builder, program, inputs, (e, own) => {
    const piece = onlyPiece(e);
    const parts = piece && callsAtom(piece) ? separated(builder, piece, own[0]!) : undefined;
    return parts ? completed(builder, parts) : copy(builder, e, own);
  });
  // Without the calls inside what turned out to stay whole.
  return prune(builder.finish(program.outputs.map((id) => values[id]!)));
}

/** The elementary function that an equation consists of, if it is nothing else: its kernel runs over whole arrays. */
export function calledIn(e: Equation): AtomName | undefined {
  const piece = onlyPiece(e);
  return piece?.op === 'atom' && piece.of.op === 'x' ? piece.atom : undefined;
}

/** Whether `separateAtoms` makes equations of their own of some elementary functions. */
export function hasSeparateAtoms(program: Program): boolean {
  return program.equations.some((e) => {
    const piece = onlyPiece(e);
    return piece !== undefined && callsAtom(piece);
  });
}

/** The expression that an equation applies to every element, if it is one. */
function onlyPiece(e: Equation): Expression | undefined {
  if (e.primitive !== 'map' || e.parameters.germs) return undefined;
  const f = e.parameters.function;
  return hasBreaks(f) ? undefined : germ(f, 0);
}

/** What is still to be done with a value: an expression without elementary functions. */
interface Applied {
  readonly to: Value;
  readonly outer: Expression;
}

/** An expression at a value; `undefined` if it divides by something that depends on another call than the dividend. */
function separated(builder: Builder, e: Expression, value: Value): Applied | undefined {
  if (e.op === 'x' || e.op === 'constant') return { to: value, outer: e };
  if ('of' in e) {
    const inner = separated(builder, e.of, value);
    if (inner === undefined) return undefined;
    if (e.op !== 'atom') return { to: inner.to, outer: { ...e, of: inner.outer } };
    const call = analytic('', { ...e, of: x });
    return { to: builder.emit('map', [completed(builder, inner)], { function: call }), outer: x };
  }
  const left = separated(builder, e.left, value);
  const right = separated(builder, e.right, value);
  if (left === undefined || right === undefined) return undefined;
  if (left.to.id === right.to.id || right.outer.op === 'constant')
    return { to: left.to, outer: { ...e, left: left.outer, right: right.outer } };
  if (left.outer.op === 'constant') return { to: right.to, outer: { ...e, left: left.outer, right: right.outer } };
  if (e.op === 'div') return undefined;
  return { to: builder.emit(e.op, [completed(builder, left), completed(builder, right)], {}), outer: x };
}

function completed(builder: Builder, { to, outer }: Applied): Value {
  return outer.op === 'x' ? to : builder.emit('map', [to], { function: analytic('', outer) });
}
