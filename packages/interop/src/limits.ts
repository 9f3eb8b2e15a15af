/** What a reader accepts at most; checked before memory is reserved. */
export interface ReadLimits {
  /** Bytes of a header. */
  readonly headerBytes: number;
  /** Tensors in a file. */
  readonly tensors: number;
  /** Axes of a tensor. */
  readonly rank: number;
  /** Numbers in all tensors together. */
  readonly elements: number;
}

/** The limits unless told otherwise: headers as the reference reader of safetensors, and 2 GiB of doubles. */
export const defaultLimits: ReadLimits = { headerBytes: 100_000_000, tensors: 100_000, rank: 16, elements: 2 ** 28 };
