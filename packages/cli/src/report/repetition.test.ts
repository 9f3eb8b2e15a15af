import { expect, test } from 'vitest';
import { runCrease } from '../../../../tests/support/runCrease.ts';

test('a network with infinitely many pieces: kinks and region are told, and no certificate is made', () => {
  const model = {
    format: 'crease-model/1',
    input: [1],
    layers: [
      { type: 'dense', weight: [[1.5]], bias: [0.25] },
      { type: 'activation', name: 'triangleWave' },
      { type: 'dense', weight: [[1]], bias: [0] },
    ],
  };
  const { code, out } = runCrease(['analyze', 'm.json', '--data', '@data/paper2.csv'], {
    'm.json': JSON.stringify(model),
  });
  expect(code).toBe(0);
  expect(out).toMatchInlineSnapshot(`
    "m.json · 4 parameters · 2 samples · loss half-mse

    loss          observed  1.625
    gradient      observed  ‖∇L‖ = 3.41614
    analytic      proved    The function is analytic except on a null set, which lies in the union of the sets where
                            a pre-activation is at a break.
                            layers/1 triangleWave: kink at -1, 1 and every 4 from there, 2 evaluations
    S(L)          proved    in the union of 4 equations and those of all further periods (listed with --json)
    region        observed  2 kinked evaluations
                            nearest kink at distance 0.6: layers/1, unit 0, sample 0
    Hessian       observed  λ from -1.85272 to 6.22446, trace 5.61
                            3 positive, 0 zero (|λ| ≤ 6.22446e-10), 1 negative
    step size     observed  edge 2/λ = 0.321313 (loss half-mse)
    non-singular            not decided
                            Not determined. map triangleWave in layers/1 has infinitely many pieces, which no
                            certificate lists.
    minimum       observed  not interpolating: μ and λ are not defined here
    "
  `);
});
