/** A work that pages cite. */
export interface Reference {
  /** `[given names or initials, family name]`, in the order of the work. */
  readonly authors: readonly (readonly [given: string, family: string])[];
  readonly title: string;
  readonly year: number;
  /** Journal, conference or publisher, with volume and pages. */
  readonly venue?: string;
  readonly arxiv?: string;
  readonly doi?: string;
}

/** Every work that a page may cite, by its key: the family name of the first author and the year. */
export const references: Readonly<Record<string, Reference>> = {
  ahn2022: {
    authors: [
      ['Kwangjun', 'Ahn'],
      ['Jingzhao', 'Zhang'],
      ['Suvrit', 'Sra'],
    ],
    title: 'Understanding the unstable convergence of gradient descent',
    year: 2022,
    venue: 'International Conference on Machine Learning',
    arxiv: '2204.01050',
  },
  arora2018: {
    authors: [
      ['Sanjeev', 'Arora'],
      ['Nadav', 'Cohen'],
      ['Elad', 'Hazan'],
    ],
    title: 'On the optimization of deep networks: implicit acceleration by overparameterization',
    year: 2018,
    venue: 'International Conference on Machine Learning',
    arxiv: '1802.06509',
  },
  bianchi2022: {
    authors: [
      ['Pascal', 'Bianchi'],
      ['Walid', 'Hachem'],
      ['Sholom', 'Schechtman'],
    ],
    title: 'Convergence of constant step stochastic gradient descent for non-smooth non-convex functions',
    year: 2022,
    venue: 'Set-Valued and Variational Analysis 30',
    arxiv: '2005.08513',
  },
  chemnitz2025: {
    authors: [
      ['Dennis', 'Chemnitz'],
      ['Maximilian', 'Engel'],
    ],
    title: 'Characterizing dynamical stability of stochastic gradient descent in overparameterized learning',
    year: 2025,
    venue: 'Journal of Machine Learning Research 26',
    arxiv: '2407.20209',
  },
  cohen2021: {
    authors: [
      ['Jeremy M.', 'Cohen'],
      ['Simran', 'Kaur'],
      ['Yuanzhi', 'Li'],
      ['J. Zico', 'Kolter'],
      ['Ameet', 'Talwalkar'],
    ],
    title: 'Gradient descent on neural networks typically occurs at the edge of stability',
    year: 2021,
    venue: 'International Conference on Learning Representations',
    arxiv: '2103.00065',
  },
  cover1965: {
    authors: [['Thomas M.', 'Cover']],
    title:
      'Geometrical and statistical properties of systems of linear inequalities with applications in pattern recognition',
    year: 1965,
    venue: 'IEEE Transactions on Electronic Computers EC-14, 326–334',
    doi: '10.1109/PGEC.1965.264137',
  },
  craciun2025: {
    authors: [
      ['Alexandru', 'Crăciun'],
      ['Debarghya', 'Ghoshdastidar'],
    ],
    title: 'Non-singularity of the gradient descent map for neural networks with piecewise analytic activations',
    year: 2025,
    venue: 'Advances in Neural Information Processing Systems',
    arxiv: '2510.24466',
  },
  denhertog1993: {
    authors: [
      ['Dick', 'den Hertog'],
      ['Cornelis', 'Roos'],
      ['Tamás', 'Terlaky'],
    ],
    title: 'The linear complementarity problem, sufficient matrices, and the criss-cross method',
    year: 1993,
    venue: 'Linear Algebra and its Applications 187, 1–14',
  },
  dinh2017: {
    authors: [
      ['Laurent', 'Dinh'],
      ['Razvan', 'Pascanu'],
      ['Samy', 'Bengio'],
      ['Yoshua', 'Bengio'],
    ],
    title: 'Sharp minima can generalize for deep nets',
    year: 2017,
    venue: 'International Conference on Machine Learning',
    arxiv: '1703.04933',
  },
  griewank2008: {
    authors: [
      ['Andreas', 'Griewank'],
      ['Andrea', 'Walther'],
    ],
    title: 'Evaluating derivatives: principles and techniques of algorithmic differentiation',
    year: 2008,
    venue: 'SIAM, second edition',
    doi: '10.1137/1.9780898717761',
  },
  kreisler2023: {
    authors: [
      ['Itai', 'Kreisler'],
      ['Mor Shpigel', 'Nacson'],
      ['Daniel', 'Soudry'],
      ['Yair', 'Carmon'],
    ],
    title:
      'Gradient descent monotonically decreases the sharpness of gradient flow solutions in scalar networks and beyond',
    year: 2023,
    venue: 'International Conference on Machine Learning',
    arxiv: '2305.13064',
  },
  lee2020: {
    authors: [
      ['Wonyeol', 'Lee'],
      ['Hangyeol', 'Yu'],
      ['Xavier', 'Rival'],
      ['Hongseok', 'Yang'],
    ],
    title: 'On correctness of automatic differentiation for non-differentiable functions',
    year: 2020,
    venue: 'Advances in Neural Information Processing Systems',
    arxiv: '2006.06903',
  },
  li2018: {
    authors: [
      ['Hao', 'Li'],
      ['Zheng', 'Xu'],
      ['Gavin', 'Taylor'],
      ['Christoph', 'Studer'],
      ['Tom', 'Goldstein'],
    ],
    title: 'Visualizing the loss landscape of neural nets',
    year: 2018,
    venue: 'Advances in Neural Information Processing Systems',
    arxiv: '1712.09913',
  },
  mityagin2020: {
    authors: [['Boris S.', 'Mityagin']],
    title: 'The zero set of a real analytic function',
    year: 2020,
    venue: 'Mathematical Notes 107',
    arxiv: '1512.07276',
  },
  mulayoff2024: {
    authors: [
      ['Rotem', 'Mulayoff'],
      ['Tomer', 'Michaeli'],
    ],
    title: 'Exact mean square linear stability analysis for SGD',
    year: 2024,
    venue: 'Conference on Learning Theory',
    arxiv: '2306.07850',
  },
  pearlmutter1994: {
    authors: [['Barak A.', 'Pearlmutter']],
    title: 'Fast exact multiplication by the Hessian',
    year: 1994,
    venue: 'Neural Computation 6, 147–160',
    doi: '10.1162/neco.1994.6.1.147',
  },
  radul2023: {
    authors: [
      ['Alexey', 'Radul'],
      ['Adam', 'Paszke'],
      ['Roy', 'Frostig'],
      ['Matthew J.', 'Johnson'],
      ['Dougal', 'Maclaurin'],
    ],
    title: 'You only linearize once: tangents transpose to gradients',
    year: 2023,
    venue: 'Proceedings of the ACM on Programming Languages 7 (POPL)',
    arxiv: '2204.10923',
  },
  safran2016: {
    authors: [
      ['Itay', 'Safran'],
      ['Ohad', 'Shamir'],
    ],
    title: 'On the quality of the initial basin in overspecified neural networks',
    year: 2016,
    venue: 'International Conference on Machine Learning',
    arxiv: '1511.04210',
  },
  saxe2014: {
    authors: [
      ['Andrew M.', 'Saxe'],
      ['James L.', 'McClelland'],
      ['Surya', 'Ganguli'],
    ],
    title: 'Exact solutions to the nonlinear dynamics of learning in deep linear neural networks',
    year: 2014,
    venue: 'International Conference on Learning Representations',
    arxiv: '1312.6120',
  },
  serra2018: {
    authors: [
      ['Thiago', 'Serra'],
      ['Christian', 'Tjandraatmadja'],
      ['Srikumar', 'Ramalingam'],
    ],
    title: 'Bounding and counting linear regions of deep neural networks',
    year: 2018,
    venue: 'International Conference on Machine Learning',
    arxiv: '1711.02114',
  },
  swirszcz2016: {
    authors: [
      ['Grzegorz', 'Swirszcz'],
      ['Wojciech Marian', 'Czarnecki'],
      ['Razvan', 'Pascanu'],
    ],
    title: 'Local minima in training of neural networks',
    year: 2016,
    arxiv: '1611.06310',
  },
  wendin2025: {
    authors: [
      ['Joel', 'Wendin'],
      ['Claudio', 'Altafini'],
    ],
    title: 'Gradient flow equations for deep linear neural networks: a survey from a network perspective',
    year: 2025,
    venue: 'accepted by SIAM Review',
    arxiv: '2511.10362',
  },
  wu2018: {
    authors: [
      ['Lei', 'Wu'],
      ['Chao', 'Ma'],
      ['Weinan', 'E'],
    ],
    title: 'How SGD selects the global minima in over-parameterized learning: a dynamical stability perspective',
    year: 2018,
    venue: 'Advances in Neural Information Processing Systems',
  },
  zaslavsky1975: {
    authors: [['Thomas', 'Zaslavsky']],
    title: 'Facing up to arrangements: face-count formulas for partitions of space by hyperplanes',
    year: 1975,
    venue: 'Memoirs of the American Mathematical Society 154',
  },
};

/** A work by its key. */
export function referenceOf(key: string): Reference {
  const reference = Object.hasOwn(references, key) ? references[key] : undefined;
  if (reference === undefined)
    throw new Error(`There is no work "${key}". Known: ${Object.keys(references).join(', ')}.`);
  return reference;
}
