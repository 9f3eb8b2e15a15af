import type { Report } from './report.js';

/** What a reader of a report must know before trusting a figure of it. */
export function warningsOf(report: Omit<Report, 'warnings'>): string[] {
  const { loss, region, hessian, stepSize } = report;
  const warnings: string[] = [];
  if (!Number.isFinite(loss.value))
    warnings.push(`The loss is ${loss.value}: the parameters or the data are too large.`);
  else if (!Number.isFinite(loss.gradientNorm)) warnings.push('The gradient is not finite.');
  if (region.margin === 0 || region.loss?.margin === 0)
    warnings.push(
      'θ lies on a crease: a pre-activation equals a kink. Gradient and Hessian there are those of the owning piece, a convention.',
    );
  const ties = (region.pool ?? []).reduce((sum, p) => sum + p.ties, 0);
  if (ties > 0)
    warnings.push(
      `${ties} windows of max pooling have several largest elements. Where these are not the same function of θ, it lies on a crease; derivatives are those of the first.`,
    );
  if (hessian?.negative === null)
    warnings.push('Only the ends of the Hessian spectrum were computed: the signs of its eigenvalues are not counted.');
  if (hessian !== null && hessian.status !== 'converged')
    warnings.push(
      `The eigenvalues of the Hessian did not converge (${hessian.status}): the largest residual is ${hessian.residual}.`,
    );
  if (stepSize.linearlyStable === false)
    warnings.push(
      `The step size ${stepSize.eta} is beyond the edge 2/sharpness = ${stepSize.edge} (loss ${loss.name}): a minimum this sharp would repel gradient descent.`,
    );
  return warnings;
}
