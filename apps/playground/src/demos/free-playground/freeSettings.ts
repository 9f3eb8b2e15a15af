/** What the reader can change in the free playground, as the inputs of `meta` give it. */
export type FreeSettings = {
  /** Widths of the hidden layers, `4` or `3, 3`. */
  readonly widths: string;
  /** The name of an activation, or its formula by pieces. */
  readonly activation: string;
  readonly biases: string;
  /** Rows x,y. */
  readonly data: string;
  readonly loss: string;
  readonly stepSize: number;
  readonly steps: number;
  readonly seed: number;
  readonly initialiser: string;
  /** Where the descent starts, in the plane of the picture: (0, 0) are the drawn weights. */
  readonly shift1: number;
  readonly shift2: number;
  /** The moment of the descent that is looked at, in percent of its steps. */
  readonly moment: number;
  readonly plane: string;
  /** The data point that the arrow keys move, from 1 on. */
  readonly selected: number;
};
