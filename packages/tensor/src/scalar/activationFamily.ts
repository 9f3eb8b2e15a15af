import type { FiniteFunction, ScalarFunction } from './piecewise.js';

/** An activation with parameters: the function that some of them give, the others having their defaults. */
export interface ActivationFamily<Parameter extends string = never> {
  (parameters?: { readonly [P in Parameter]?: number }): FiniteFunction;
  readonly defaults: Readonly<Record<Parameter, number>>;
}

/** A family of activations from the defaults of its parameters and the function that they give. */
export function family<Parameter extends string>(
  defaults: Readonly<Record<Parameter, number>>,
  make: (parameters: Readonly<Record<Parameter, number>>) => FiniteFunction,
): ActivationFamily<Parameter> {
  return Object.assign(
    (parameters: { readonly [P in Parameter]?: number } = {}) => make({ ...defaults, ...parameters }),
    { defaults },
  );
}

/** The function that `make` returns. As a function of a function, so that a bundler can drop it whole where it is unused. */
export function fixed<F extends ScalarFunction>(make: () => F): F {
  return make();
}
