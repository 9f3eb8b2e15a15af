export type { EscapeState } from './continuation/escapeSearch.js';
export { type Escape, type EscapeOptions, findEscape, findEscapeMachine } from './continuation/findEscape.js';
export { type FlipOptions, type FlipSearch, findFlips } from './continuation/findFlips.js';
export type { Flip } from './continuation/flip.js';
export type { OrbitStatus } from './diagrams/classifyOrbit.js';
export type { DiagramState } from './diagrams/diagramRounds.js';
export {
  type OrbitDiagram,
  type OrbitDiagramOptions,
  orbitDiagram,
  orbitDiagramMachine,
} from './diagrams/orbitDiagram.js';
export { type MinimumStability, type MinimumStabilityOptions, minimumStability } from './exponents/minimumStability.js';
export { edgeOfStability, type StepSizeStability, stepSizeStability } from './exponents/stepSizeStability.js';
export { tangentMap } from './exponents/tangentMap.js';
export { type Cycle, findCycle, type Multipliers } from './fixedPoints/findCycle.js';
export { type FlattestMinimum, flattestMinimum } from './fixedPoints/flattestMinimum.js';
export { type Minimum, nearestMinimum } from './fixedPoints/nearestMinimum.js';
export { gradientDescentMap } from './maps/gradientDescent.js';
export { optimiserMap } from './maps/optimiserMap.js';
export { type BatchOptions, batchGradient } from './orbits/batchGradient.js';
export { canonicalCycle } from './orbits/canonicalCycle.js';
export {
  type Descent,
  type DescentOptions,
  type DescentState,
  type DescentStatus,
  descent,
  descentMachine,
} from './orbits/descent.js';
export { detectPeriod, type PeriodOptions } from './orbits/detectPeriod.js';
export { isFlat } from './orbits/isFlat.js';
export { type Orbit, orbit } from './orbits/orbit.js';
