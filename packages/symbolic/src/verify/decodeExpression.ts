import { type AtomName, atoms, type Expression, type FiniteFunction, type Owner, piecewise } from '@crease/tensor';
import { fields, finite, integer, listOf, oneOf, text } from './fields.js';
import { invalid, Rejection } from './rejection.js';

/** The scalar function that a document describes; with infinitely many pieces it cannot be checked. */
export function decodeScalarFunction(value: unknown, path: string): FiniteFunction {
  if (typeof value === 'object' && value !== null && 'repeat' in value)
    throw new Rejection('cannot check', `${path} has infinitely many pieces`);
  const f = fields(value, path, ['name', 'breaks', 'pieces', 'owners']);
  const breaks = listOf(f.breaks, `${path}.breaks`, finite);
  const pieces = listOf(f.pieces, `${path}.pieces`, decodeExpression);
  const owners = listOf(f.owners, `${path}.owners`, decodeOwner);
  try {
    return piecewise(text(f.name, `${path}.name`), breaks, pieces, owners);
  } catch (error) {
    return invalid(`${path}: ${(error as Error).message.replace(/\.$/, '')}`);
  }
}

function decodeOwner(value: unknown, path: string): Owner {
  return value === 'left' || value === 'right' ? value : decodeExpression(value, path);
}

function decodeExpression(value: unknown, path: string): Expression {
  const op = oneOf((value as { readonly op?: unknown } | null)?.op, `${path}.op`, operations);
  switch (op) {
    case 'x':
      fields(value, path, ['op']);
      return { op };
    case 'constant':
      return { op, value: finite(fields(value, path, ['op', 'value']).value, `${path}.value`) };
    case 'neg':
      return { op, of: decodeExpression(fields(value, path, ['op', 'of']).of, `${path}.of`) };
    case 'pow': {
      const f = fields(value, path, ['op', 'of', 'exponent']);
      const exponent = integer(f.exponent, `${path}.exponent`, 1);
      if (exponent > 64) invalid(`${path}.exponent is above 64`);
      return { op, of: decodeExpression(f.of, `${path}.of`), exponent };
    }
    case 'atom': {
      const f = fields(value, path, ['op', 'of', 'atom']);
      const atom = oneOf(f.atom, `${path}.atom`, Object.keys(atoms) as AtomName[]);
      return { op, atom, of: decodeExpression(f.of, `${path}.of`) };
    }
    default: {
      const f = fields(value, path, ['op', 'left', 'right']);
      return {
        op,
        left: decodeExpression(f.left, `${path}.left`),
        right: decodeExpression(f.right, `${path}.right`),
      };
    }
  }
}

const operations = ['x', 'constant', 'neg', 'pow', 'atom', 'add', 'sub', 'mul', 'div'] as const;
