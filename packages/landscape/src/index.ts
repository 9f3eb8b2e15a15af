export type { CreaseLine } from './creaseLines.js';
export type { CreaseCrossing } from './crossings.js';
export { type HessianSpectrum, hessianSpectrum, hessianSpectrumMeta, type SpectrumOptions } from './hessianSpectrum.js';
export { type Estimate, hutchinsonTrace } from './hutchinsonTrace.js';
export type { KinkSite } from './kinkSite.js';
export type { Measure } from './measure.js';
export { type NormaliseOptions, normaliseDirection } from './normaliseDirection.js';
export {
  type CreaseBoxes,
  type PlaneCrease,
  type PlaneCreaseOptions,
  type PlaneCreases,
  type PlaneCreasesState,
  planeCreases,
  planeCreasesMachine,
  planeCreasesMeta,
} from './planeCreases.js';
export { randomDirection } from './randomDirection.js';
export { type Slice1d, type Slice1dState, slice1d, slice1dMachine, slice1dMeta } from './slice1d.js';
export { type Slice2d, type Slice2dState, slice2d, slice2dMachine, slice2dMeta } from './slice2d.js';
export type { SliceOptions } from './sliceOptions.js';
export { sliceProgram } from './sliceProgram.js';
export { symmetricGrid } from './symmetricGrid.js';
export { countSigns, type SignCounts, zeroToleranceOf } from './zeroModes.js';
