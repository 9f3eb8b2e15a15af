import {
  CreaseError,
  lossProgram,
  type Model,
  objective,
  type RandomStream,
  randomInteger,
  readModel,
} from '@crease/tensor';
import fixture from '../oracles/torchNetworks.json' with { type: 'json' };

/** What became of changed model documents. */
export interface ModelOutcome {
  /** Documents that were still read, and whose loss has a gradient or says in one line why not. */
  readonly read: number;
  /** How many were refused, by the first words of the message. */
  readonly refused: ReadonlyMap<string, number>;
}

interface Seed {
  readonly document: object;
  readonly tensors: ReadonlyMap<string, { readonly shape: readonly number[]; readonly data: Float64Array }>;
}

/** A document for every layer, activation and loss, with small weights. */
const seeds: readonly Seed[] = fixture.cases.map(({ input, layers, shapes }) => ({
  document: { format: 'crease-model/1', weights: 'w.safetensors', input, layers },
  tensors: new Map(
    shapes.map((shape, k) => {
      const size = shape.reduce((product, n) => product * n, 1);
      return [`t${k}`, { shape, data: Float64Array.from({ length: size }, (_, e) => Math.cos(e + k)) }];
    }),
  ),
}));

/** What a document may hold in any place, but not in this one. */
const oddValues: readonly unknown[] = [
  ...[null, true, '', 0, -1, 0.5, 1e308, 2 ** 31, 2 ** 53, Number.NaN, 'tanh', '__proto__', 'constructor'],
  ...[[], {}, [[]], [[1], [2, 3]], [1e9, 1e9], { name: '__proto__' }],
];
const oddNames = ['type', 'tied', 'weight', 'bias', 'layers', 'stride', 'heads', 'frozen', '__proto__', 'toString'];

/** An object or array of a document, and the name or position of one value in it. */
type Place = readonly [holder: Record<string, unknown>, key: string];

/**
 * Reads changed model documents: values replaced by odd ones or by others of the document, left out, doubled, renamed.
 * What is still read is run once.
 *
 * @throws whatever is not an error of Crease with a message of one line, with the document
 */
export function fuzzModels(count: number, stream: RandomStream): ModelOutcome {
  let read = 0;
  const refused = new Map<string, number>();
  for (let k = 0; k < count; k++) {
    const { document, tensors } = seeds[randomInteger(stream, seeds.length)]!;
    const changed = mutated(document, stream);
    try {
      runOnce(readModel(changed, { tensors }));
      read++;
    } catch (error) {
      if (!(error instanceof CreaseError) || /\n|undefined|\[object/.test(error.message))
        throw new Error(`not a proper refusal of ${JSON.stringify(changed)}`, { cause: error });
      const words = error.message.replace(/^[^ ]+ /, '').replace(/ [^ ]*[\d"].*|, got.*/, '');
      refused.set(words, (refused.get(words) ?? 0) + 1);
    }
  }
  return { read, refused };
}

/** The gradient at the weights of a model, on two samples of zeros. */
function runOnce(model: Model): void {
  const zeros = (shape: readonly number[]): Float64Array =>
    new Float64Array(2 * shape.reduce((size, n) => size * n, 1));
  const data = { samples: 2, features: zeros(model.input), targets: zeros(model.output) };
  objective(lossProgram(model, data, 'half-mse')).gradient(model.theta);
}

function mutated(document: object, stream: RandomStream): unknown {
  const below = (limit: number): number => randomInteger(stream, limit);
  const copy = structuredClone(document);
  const places = placesIn(copy);
  const [holder, key] = places[below(places.length)]!;
  const [other, otherKey] = places[below(places.length)]!;
  const odd = structuredClone(oddValues[below(oddValues.length)]);
  const kind = below(5);
  if (kind === 0) holder[key] = odd;
  else if (kind === 1) holder[key] = structuredClone(other[otherKey]);
  else if (Array.isArray(holder)) holder.splice(Number(key), 1, ...(kind === 2 ? [] : [holder[Number(key)], odd]));
  else if (kind === 2) delete holder[key];
  // As JSON.parse does it: every name is one of a field.
  else {
    const name = oddNames[below(oddNames.length)]!;
    const value = kind === 3 ? odd : holder[key];
    Object.defineProperty(holder, name, { value, enumerable: true, configurable: true, writable: true });
  }
  return copy;
}

function placesIn(value: unknown): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  const holder = value as Record<string, unknown>;
  return Object.keys(holder).flatMap((key) => [[holder, key] as const, ...placesIn(holder[key])]);
}
