export { type Curvature, curvature } from './derivatives/curvature.js';
export { hessianOf } from './derivatives/hessianOf.js';
export { jacobianOf } from './derivatives/jacobianOf.js';
export { matrixOf } from './derivatives/matrixOf.js';
export {
  CreaseError,
  DomainError,
  type FormatDetails,
  FormatError,
  ShapeError,
  TraceError,
  UnsupportedError,
  UsageError,
} from './errors.js';
export { type CompileOptions, compile } from './exec/compile.js';
export { compileBlocks } from './exec/compileBlocks.js';
export type { Compiled, CompiledMode, ModeOptions, Runner } from './exec/compiled.js';
export { compileLoops } from './exec/compileLoops.js';
export { compileScalars } from './exec/compileScalars.js';
export { evaluate, evaluateAll } from './exec/evaluate.js';
export { scalarCount } from './exec/generateScalars.js';
export { finish, type Machine } from './exec/machine.js';
export { isMaximum, type Maxima } from './exec/maxima.js';
export { type KinkedEquation, kinkedEquations, type NearestKink, type Regions, regions } from './exec/regions.js';
export type { Specialisation } from './exec/specialise.js';
export { Builder, type BuilderOptions } from './ir/builder.js';
export { check } from './ir/check.js';
export type { BilinearPrimitive, LinearPrimitive, NonlinearPrimitive, Primitive } from './ir/primitive.js';
export { broadcastSource } from './ir/primitives/broadcast.js';
export { type MatmulSizes, matmulSizes } from './ir/primitives/matmul.js';
export { type PrimitiveName, type PrimitiveParameters, primitives } from './ir/primitives/registry.js';
export { sumTarget } from './ir/primitives/sum.js';
export { transposeSource } from './ir/primitives/transpose.js';
export { type Equation, type Program, shapeOf } from './ir/program.js';
export { type Shape, sizeOf } from './ir/shape.js';
export { show } from './ir/show.js';
export { trace } from './ir/trace.js';
export { Value } from './ir/value.js';
export { type Cholesky, choleskyFactor, choleskySolve } from './linalg/cholesky.js';
export {
  type ConjugateGradientOptions,
  type ConjugateGradients,
  conjugateGradients,
} from './linalg/conjugateGradients.js';
export { determinantSignLog } from './linalg/determinantSignLog.js';
export { eigenvalues, type Spectrum } from './linalg/eigenvalues.js';
export { type GemmOptions, gemm } from './linalg/gemm.js';
export {
  type LanczosResult,
  type LanczosState,
  type LanczosStatus,
  lanczos,
  lanczosInit,
  lanczosResult,
  lanczosStep,
  type SymmetricOperator,
} from './linalg/lanczos.js';
export type { LanczosOptions } from './linalg/lanczosOptions.js';
export { determinant, type Lu, luFactor, luSolve } from './linalg/lu.js';
export { orthonormaliseLanes } from './linalg/orthonormaliseLanes.js';
export { type PseudoSolution, type PseudoSolveOptions, pseudoSolve } from './linalg/pseudoSolve.js';
export { type LeastSquares, leastSquares, type Qr, qrFactor, qrOrthogonal, qrUpper } from './linalg/qr.js';
export { type SingularValues, singularValues } from './linalg/singularValues.js';
export { type Solution, solve } from './linalg/solve.js';
export { type SymmetricEigen, symmetricEigen, symmetricEigenvalues } from './linalg/symmetricEigen.js';
export { atan } from './math/atan.js';
export { cbrt } from './math/cbrt.js';
export { erf } from './math/erf.js';
export { errorBoundUlp, type MathName } from './math/errorBounds.js';
export { exp } from './math/exp.js';
export { expm1 } from './math/expm1.js';
export { log } from './math/log.js';
export { log1p } from './math/log1p.js';
export { normalCdf, normalDensity } from './math/normal.js';
export { pow } from './math/pow.js';
export { sigmoid } from './math/sigmoid.js';
export { cos, sin } from './math/sinCos.js';
export { cosh, sinh } from './math/sinhCosh.js';
export { softplus } from './math/softplus.js';
export { tanh } from './math/tanh.js';
export { checkData, type Data, encodeTargets, outputsOf } from './nn/data.js';
export type { Tensors } from './nn/documentReader.js';
export type { Layer, LayerKind, LayerParameter } from './nn/layer.js';
export type { LayerDocument } from './nn/layerDocument.js';
export { activationKind } from './nn/layers/activationLayer.js';
export { attend } from './nn/layers/attention.js';
export { dense, denseKind } from './nn/layers/dense.js';
export { embedding } from './nn/layers/embedding.js';
export { mixNodes } from './nn/layers/graph.js';
export { layerNorm, rmsNorm } from './nn/layers/norm.js';
export { layerKinds } from './nn/layers/registry.js';
export { type Loss, losses, lossNamed, type TargetKind } from './nn/losses.js';
export {
  batchLossProgram,
  type LossOptions,
  lossProgram,
  outputProgram,
  sampleLossProgram,
} from './nn/lossProgram.js';
export { forward, type Model, readModelWith } from './nn/model.js';
export { type Objective, objective } from './nn/objective.js';
export { outputLossProgram } from './nn/outputLossProgram.js';
export { type PerSample, perSample } from './nn/perSample.js';
export { type ReadModelOptions, readModel } from './nn/readModel.js';
export { add, apply, broadcastTo, constant, div, mul, neg, type Operand, scale, sub } from './ops/arithmetic.js';
export { concatenate, moveAxis, pad, take } from './ops/arrange.js';
export { concat, dot, gather, matmul, reshape, slice, transpose } from './ops/linear.js';
export { prelu } from './ops/prelu.js';
export { logSoftmax, logSumExp, max, mean, softmax, sum } from './ops/reduce.js';
export { convolution, type WindowSteps, windows } from './ops/windows.js';
export type {
  ChoiceMove,
  EntropicMove,
  Factor,
  GradientMove,
  MaximumMove,
  Move,
  NormalisedMove,
  PreconditionedMove,
  Shear,
  StepParameters,
  StepValues,
} from './optimisers/move.js';
export { moved } from './optimisers/moved.js';
export type { Hyperparameter, Optimiser, Slot } from './optimisers/optimiser.js';
export { optimiserNamed, optimisers } from './optimisers/registry.js';
export { gradientDescent } from './optimisers/rows/gradientDescent.js';
export { stepParameters } from './optimisers/stepParameters.js';
export { startState, stepProgram } from './optimisers/stepProgram.js';
export { type Initialiser, initialise, initialisers } from './params/initialise.js';
export {
  entryOf,
  type Layout,
  type LayoutEntry,
  layout,
  type ParameterRange,
  parameter,
  rangeOf,
  view,
} from './params/layout.js';
export { type GradOptions, grad } from './passes/grad.js';
export { type JvpOptions, jvp } from './passes/jvp.js';
export { call } from './passes/replay.js';
export { type Pattern, restrict } from './passes/restrict.js';
export { prune, simplify } from './passes/simplify.js';
export { splitInput } from './passes/splitInput.js';
export { type VjpOptions, vjp } from './passes/vjp.js';
export { randomInteger } from './random/randomInteger.js';
export { randomNormal } from './random/randomNormal.js';
export { randomPermutation, shuffled } from './random/randomPermutation.js';
export { type RandomStream, randomStream } from './random/randomStream.js';
export { randomUniform } from './random/randomUniform.js';
export {
  type Crossing,
  type LineCrossingOptions,
  type LineCrossings,
  type LineRegion,
  lineCrossings,
} from './regions/lineCrossings.js';
export { type KinkDistance, nearestKinks } from './regions/nearestKinks.js';
export { parsePattern, patternText } from './regions/patternText.js';
export { type PieceChange, pieceChanges, trajectoryChanges } from './regions/pieceChanges.js';
export { polynomialDegrees } from './regions/polynomialDegrees.js';
export { type Activation, activation, activations } from './scalar/activation.js';
export type { Atom, AtomName } from './scalar/atom.js';
export { atoms } from './scalar/atomTable.js';
export { type Contact, contactOrders } from './scalar/contact.js';
export { differentiate } from './scalar/differentiate.js';
export { evaluateExpression, power } from './scalar/evaluateExpression.js';
export type { Expression } from './scalar/expression.js';
export * as expression from './scalar/expression.js';
export {
  breakAt,
  breakOfRecord,
  breaksBetween,
  lengthOf,
  nearestBreak,
  numbersOf,
  pieceRange,
  piecesMeeting,
  type Run,
} from './scalar/germs.js';
export { parsePiecewise } from './scalar/parsePiecewise.js';
export {
  analytic,
  defaultPiece,
  derivative,
  evaluateScalar,
  expressionsOf,
  type FiniteFunction,
  finitePieces,
  germ,
  germIndex,
  hasBreaks,
  hasFinitelyManyPieces,
  isZeroFunction,
  type Owner,
  ownerIndex,
  piecewise,
  type ScalarFunction,
} from './scalar/piecewise.js';
export { polynomialDegree } from './scalar/polynomial.js';
export { repeating } from './scalar/repeating.js';
export type { Repeat, RepeatingFunction } from './scalar/repetition.js';
export { isTotal } from './scalar/total.js';
