/** What the reader chooses. */
export type RegionSettings = {
  readonly data: string;
  readonly activation: string;
  readonly w: number;
  readonly b: number;
};
