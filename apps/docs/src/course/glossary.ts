/** A word with a fixed meaning in the code and on the pages. */
export interface GlossaryTerm {
  readonly name: string;
  /** What it means: text with formulas between dollar signs. */
  readonly text: string;
  /** What the word is called elsewhere. */
  readonly otherwise?: string;
  /** Terms that belong to it, by their keys. */
  readonly see?: readonly string[];
}

/** Every term, by its key: the address of its entry. */
export const glossary: Readonly<Record<string, GlossaryTerm>> = {
  activation: {
    name: 'activation',
    text: 'The scalar function that a unit applies to its pre-activation, such as $\\operatorname{relu}(z) = \\max(z, 0)$. In Crease a record with pieces, breaks and owners, never a closure.',
    see: ['piece', 'break', 'owner'],
  },
  analytic: {
    name: 'analytic',
    text: 'Equal to its Taylor series in a neighbourhood of every point. An analytic function on a connected open set that vanishes on a set of positive measure vanishes everywhere.',
    see: ['singular-set'],
  },
  break: {
    name: 'break',
    text: 'A point of $\\mathbb{R}$ at which the description of a piecewise-analytic function passes from one piece to the next. A break need not be a kink.',
    see: ['kink', 'contact'],
  },
  certificate: {
    name: 'certificate',
    text: 'A proof as a JSON document that stands for itself. crease verify computes every number in it again, on a code path of its own.',
    see: ['grade'],
  },
  contact: {
    name: 'contact',
    text: 'At a break, the largest $k$ such that the function is $C^k$ there: $-1$ if the value jumps, $0$ for ReLU, $1$ for ELU with $\\alpha = 1$; "removable" if both sides are one analytic function.',
    see: ['break', 'kink'],
  },
  crease: {
    name: 'crease',
    text: 'A place in the space of the weights where the loss is folded: where it is continuous, but not analytic. The creases of $L$ lie in the singular set $S(L)$.',
    see: ['singular-set', 'kink'],
  },
  'edge-of-stability': {
    name: 'edge of stability',
    text: 'The step size $2/\\lambda_{\\max}(\\nabla^2 L)$, beyond which gradient descent on the quadratic model of the loss diverges; also the phenomenon that training with step size $\\eta$ brings $\\lambda_{\\max}$ to about $2/\\eta$.',
    see: ['sharpness', 'step-size'],
  },
  'exceptional-step-size': {
    name: 'exceptional step size',
    text: 'A step size $\\eta$ at which the gradient-descent map is singular: on some piece $1/\\eta$ is an eigenvalue of the Hessian at every point.',
    see: ['non-singular'],
  },
  flip: {
    name: 'flip',
    text: 'A period doubling: a cycle loses its stability when a multiplier passes $-1$, and a cycle of twice the period appears.',
    see: ['multiplier'],
  },
  grade: {
    name: 'grade',
    text: 'How far a statement can be trusted: proved, enclosed or observed.',
    see: ['certificate'],
  },
  'gradient-descent-map': {
    name: 'gradient-descent map',
    text: '$G_\\eta(\\theta) = \\theta - \\eta\\,\\nabla L(\\theta)$: one step of gradient descent with step size $\\eta$.',
    see: ['step-size', 'orbit'],
  },
  kink: {
    name: 'kink',
    text: 'A break that is not removable: a point at which the function is not analytic.',
    see: ['break', 'contact'],
  },
  margin: {
    name: 'margin',
    text: 'The smallest distance of a pre-activation to a kink at the given weights, over all units and samples. A distance of pre-activations, not of weights.',
    see: ['region'],
  },
  multiplier: {
    name: 'multiplier',
    text: 'An eigenvalue of the derivative of $G_\\eta^{\\,p}$ at a point of a cycle of period $p$. The cycle attracts if all multipliers are inside the unit circle.',
    otherwise: 'Floquet multiplier',
    see: ['flip', 'orbit'],
  },
  'non-singular': {
    name: 'non-singular',
    text: 'Of a map: the preimage of every null set is a null set. Almost no start is then thrown onto a given curve in finitely many steps.',
    otherwise: 'Luzin’s property N⁻¹',
    see: ['null-set', 'exceptional-step-size'],
  },
  'null-set': {
    name: 'null set',
    text: 'A set of Lebesgue measure zero. "Almost every" means: outside a null set.',
  },
  orbit: {
    name: 'orbit',
    text: 'The sequence $\\theta, G_\\eta(\\theta), G_\\eta(G_\\eta(\\theta)), \\dots$ of gradient descent from a start.',
    see: ['gradient-descent-map'],
  },
  owner: {
    name: 'owner',
    text: 'What gives the value and every derivative at a break: the piece on its left, the piece on its right, or an expression of its own. It is a convention, and Crease keeps it as data.',
    see: ['break'],
  },
  pass: {
    name: 'pass',
    text: 'What turns a program into a program: differentiation, restriction to a region, simplification.',
    see: ['program', 'reading'],
  },
  pattern: {
    name: 'pattern',
    text: 'A choice of one piece for every evaluation of an activation, unit by unit and sample by sample.',
    otherwise: 'activation pattern',
    see: ['region', 'piece'],
  },
  piece: {
    name: 'piece',
    text: 'One of the analytic functions that a piecewise-analytic function is made of; also the analytic function that the loss is on a region.',
    see: ['break', 'region'],
  },
  'pre-activation': {
    name: 'pre-activation',
    text: 'The number to which a unit applies its activation.',
    see: ['activation'],
  },
  primitive: {
    name: 'primitive',
    text: 'An operation of which programs consist: addition, matrix product, a scalar function applied to every element, and so on.',
    see: ['program'],
  },
  program: {
    name: 'program',
    text: 'A computation as plain data: a list of equations, each one primitive applied to earlier values, with fixed shapes and without branches.',
    otherwise: 'tape, computation graph',
    see: ['trace', 'pass', 'reading'],
  },
  reading: {
    name: 'reading',
    text: 'What turns a program into something that is not a program: numbers, intervals, exact rationals, a region, LaTeX, a set of kinks.',
    otherwise: 'interpretation',
    see: ['program', 'pass'],
  },
  region: {
    name: 'region',
    text: 'A set of weights that share one pattern. On the interior of a region the loss is one analytic function.',
    see: ['pattern', 'margin'],
  },
  sharpness: {
    name: 'sharpness',
    text: 'The largest eigenvalue $\\lambda_{\\max}$ of the Hessian of the training loss.',
    see: ['edge-of-stability'],
  },
  'singular-set': {
    name: 'singular set',
    text: '$S(f)$: the points at which $f$ is not analytic. It is closed; its complement is the largest open set on which $f$ is analytic.',
    see: ['analytic', 'crease'],
  },
  'step-size': {
    name: 'step size',
    text: 'The number $\\eta$ with which the gradient is multiplied. It means nothing without the loss: half of a loss needs twice the step size.',
    otherwise: 'learning rate',
    see: ['gradient-descent-map'],
  },
  trace: {
    name: 'trace',
    text: 'To run a function once with symbols in the place of numbers, and to record the operations as a program.',
    see: ['program'],
  },
};

/** A term by its key. */
export function termOf(key: string): GlossaryTerm {
  const term = Object.hasOwn(glossary, key) ? glossary[key] : undefined;
  if (term === undefined)
    throw new Error(`The glossary has no term "${key}". It has: ${Object.keys(glossary).join(', ')}.`);
  return term;
}
