import { activation, apply, constant, scale, sub, sum, type Value } from '@crease/tensor';

/** $\frac1{2m}\sum_i (f_i - y_i)^2$ of the outputs f of a network and m targets y, written as `lossProgram` writes it. */
export function halfMse(predicted: Value, targets: ArrayLike<number>): Value {
  return predicted.builder.scoped('loss', () => {
    const residuals = sub(predicted, constant(predicted, targets, predicted.shape));
    return scale(sum(apply(activation('square'), residuals)), 1, 2 * targets.length);
  });
}
