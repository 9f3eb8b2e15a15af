import { readCsv, readNpy, readSafetensors } from '@crease/interop';
import { FormatError, type RandomStream, randomInteger } from '@crease/tensor';
import oracle from '../oracles/numberFiles.json' with { type: 'json' };
import { safetensorsFile } from './safetensorsFile.ts';

/** What became of the mutated files of one reader. */
export interface FuzzOutcome {
  /** Files that were still read. */
  readonly read: number;
  /** Files that were refused, by code. */
  readonly refused: ReadonlyMap<string, number>;
  /** Milliseconds of the slowest file. */
  readonly slowest: number;
}

interface Reader {
  readonly read: (bytes: Uint8Array) => unknown;
  readonly seeds: readonly Uint8Array[];
  /** Pieces of the format, to be inserted anywhere. */
  readonly words: readonly string[];
  /** Makes the length of the header fit again, so that mutations reach what comes after it. */
  readonly repair?: (bytes: Uint8Array) => void;
}

const text = (value: string): Uint8Array => new TextEncoder().encode(value);

/** The readers of untrusted files, with files to begin from. */
export const readers: Readonly<Record<string, Reader>> = {
  safetensors: {
    read: (bytes) => readSafetensors(bytes, 'x.safetensors'),
    seeds: [
      safetensorsFile({}),
      safetensorsFile(
        {
          __metadata__: { format: 'pt' },
          a: { dtype: 'F16', shape: [2, 3], data_offsets: [0, 12] },
          b: { dtype: 'I64', shape: [], data_offsets: [12, 20] },
          c: { dtype: 'U8', shape: [0], data_offsets: [20, 20] },
        },
        new Array(20).fill(0),
      ),
    ],
    repair: (bytes) => {
      const length = bytes.lastIndexOf(0x7d) - 7;
      if (length > 0) new DataView(bytes.buffer).setBigUint64(0, BigInt(length), true);
    },
    words: [
      '"a":',
      '{"',
      '[[[[',
      '"dtype":"F64",',
      '9007199254740993',
      '"data_offsets":[0,0]',
      '\\u0061',
      '"',
      '}',
      ',',
    ],
  },
  npy: {
    read: (bytes) => readNpy(bytes, 'x.npy'),
    seeds: oracle.npy.slice(0, 20).map(({ file }) => Uint8Array.from(atob(file), (c) => c.charCodeAt(0))),
    repair: (bytes) => {
      const length = bytes.indexOf(0x0a) - 9;
      if (length > 0) new DataView(bytes.buffer).setUint16(8, length, true);
    },
    words: ["'shape': (", "'descr': '|O'", '99999999', '(((', '1,', 'True', "'", '}', '-1'],
  },
  csv: {
    read: (bytes) => readCsv(new TextDecoder().decode(bytes), 'x.csv'),
    seeds: [text('a,b,y\n1,2,3\n4,5,6\n'), text('"a","b"\r\n"1","-2.5e3"\r\n')],
    words: ['"', '""', ',', '\n', '\r', '1e999', '0x1', 'NaN', ';', '9'.repeat(400), '\u0000', 'a'],
  },
};

/**
 * Reads mutated files: bits flipped, bytes replaced, cut, doubled and inserted, lengths set to extremes.
 *
 * @throws whatever a reader throws besides a FormatError, with the mutated file in base64
 */
export function fuzzReader(reader: Reader, count: number, stream: RandomStream): FuzzOutcome {
  let read = 0;
  let slowest = 0;
  const refused = new Map<string, number>();
  for (let k = 0; k < count; k++) {
    const file = mutated(reader, stream);
    const start = performance.now();
    try {
      reader.read(file);
      read++;
    } catch (error) {
      if (!(error instanceof FormatError) || error.details.code === undefined || /\n/.test(error.message))
        throw new Error(`not a proper refusal of ${btoa(String.fromCharCode(...file))}`, { cause: error });
      refused.set(error.details.code, (refused.get(error.details.code) ?? 0) + 1);
    }
    slowest = Math.max(slowest, performance.now() - start);
  }
  return { read, refused, slowest };
}

function mutated({ seeds, words, repair }: Reader, stream: RandomStream): Uint8Array {
  const below = (limit: number): number => randomInteger(stream, limit);
  let bytes = [...seeds[below(seeds.length)]!];
  for (let changes = 1 + below(3); changes > 0; changes--) {
    const at = below(bytes.length + 1);
    const kind = below(8);
    if (kind === 0) bytes[at] = (bytes[at] ?? 0) ^ (1 << below(8));
    else if (kind === 1) bytes[at] = [0, 0xff, 0x7f, 0x80, 0x22, 0x7b][below(6)]!;
    else if (kind === 2) bytes = bytes.slice(0, at);
    else if (kind === 3) bytes.splice(at, below(8));
    else if (kind === 4) bytes.splice(at, 0, ...bytes.slice(at, at + below(32)));
    else if (kind === 5) bytes[below(12)] = below(256);
    else bytes.splice(at, 0, ...text(words[below(words.length)]!));
  }
  const file = Uint8Array.from(bytes, (b) => b ?? 0);
  if (below(2) === 0) repair?.(file);
  return file;
}
