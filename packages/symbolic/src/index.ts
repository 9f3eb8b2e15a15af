export {
  addBalls,
  type BallMatrix,
  ballIntervals,
  ballMatrix,
  exactBalls,
  multiplyBalls,
} from './algebra/ballMatrix.js';
export { characteristicPolynomial } from './algebra/characteristicPolynomial.js';
export { characteristicPolynomialByResidues } from './algebra/characteristicPolynomialByResidues.js';
export { type ConeLeastSquares, coneLeastSquares } from './algebra/coneLeastSquares.js';
export { eigenvalueEnclosures } from './algebra/eigenvalueEnclosures.js';
export { nullspace, rank } from './algebra/elimination.js';
export { factorPolynomial, type PolynomialFactor } from './algebra/factorPolynomial.js';
export type { RationalMatrix } from './algebra/integerMatrix.js';
export { isRegular } from './algebra/isRegular.js';
export { multivariateGcd } from './algebra/multivariateGcd.js';
export { multivariateResultant } from './algebra/multivariateResultant.js';
export {
  multivariateSquareFree,
  multivariateSquareFreePart,
  type SquareFreeFactor,
} from './algebra/multivariateSquareFree.js';
export {
  addPolynomials,
  degree,
  differentiatePolynomial,
  dividePolynomials,
  evaluatePolynomial,
  monic,
  multiplyPolynomials,
  type Polynomial,
  polynomial,
  stripZeroRoot,
  subtractPolynomials,
} from './algebra/polynomial.js';
export { exactQuotient } from './algebra/polynomialDivision.js';
export { polynomialGcd, squareFreePart } from './algebra/polynomialGcd.js';
export {
  constantPolynomial,
  type MultivariatePolynomial,
  polynomialRing,
  type Term,
  variable,
} from './algebra/polynomialRing.js';
export { polynomialLatex, polynomialText } from './algebra/polynomialText.js';
export { primitiveMultiple } from './algebra/primitiveMultiple.js';
export { type IrrationalRoot, isolateRealRoots, type RealRoot, refineRealRoot } from './algebra/realRoots.js';
export { resultant } from './algebra/resultant.js';
export { type StrictWitness, strictWitness } from './algebra/strictWitness.js';
export type { AffineArgument, Arrangement } from './arrangements/arrangement.js';
export { countCells } from './arrangements/countCells.js';
export {
  type Cell,
  type Cells,
  type EnumerateCellsOptions,
  type EnumerationState,
  enumerateCells,
  enumerateCellsMachine,
} from './arrangements/enumerateCells.js';
export { exactPattern } from './arrangements/exactPattern.js';
export {
  type IndependentPart,
  independentParts,
  type KinkArrangement,
  kinkArrangement,
} from './arrangements/kinkArrangement.js';
export {
  type ObservedRegions,
  type ObservedRegionsOptions,
  type ObservedRegionsState,
  observedRegions,
  observedRegionsMachine,
} from './arrangements/observedRegions.js';
export {
  centreOf,
  type Plane,
  type PlaneRegion,
  type PlaneRegions,
  type PlaneRegionsOptions,
  type PlaneRegionsState,
  planeRegions,
  planeRegionsMachine,
} from './arrangements/planeRegions.js';
export type { Corner, Polygon } from './arrangements/polygon.js';
export { maxCells, maxDichotomies, maxLinearRegions } from './arrangements/regionCounts.js';
export { responseProgram } from './arrangements/responseProgram.js';
export type { Certificate, Claim, LossDocument } from './certificates/certificate.js';
export { type CertifyOptions, certifyNonSingular, type NonSingularity } from './certificates/certifyNonSingular.js';
export type { ExceptionalStepSize } from './certificates/exceptional.js';
export { type NonSingularityProblem, trainingProblem } from './certificates/problem.js';
export type { StepSizeQuestion } from './certificates/question.js';
export type { Schedule, ScheduledStep } from './certificates/schedule.js';
export { cancelMinus, cancelPlus } from './decorated/arithmeticFunctions.js';
export { type DecoratedInterval, type Decoration, decorate, notAnInterval, weakest } from './decorated/decoration.js';
export {
  emptySet,
  hullOfSets,
  intersectSets,
  isBoundedSet,
  isEmptySet,
  realLine,
} from './decorated/emptySet.js';
export { decoratedRangeOn, type IntervalFunction, rangeOn } from './decorated/intervalFunction.js';
export { type IntervalFunctionName, intervalFunctions } from './decorated/intervalFunctions.js';
export { type ParsedInterval, parseInterval } from './decorated/intervalText.js';
export { type Overlap, overlap } from './decorated/overlap.js';
export { pown, rootn } from './decorated/powerFunctions.js';
export { type SetRelation, setRelations } from './decorated/relations.js';
export {
  absRev,
  coshRev,
  mulRev,
  mulRevToPair,
  pownRev,
  type ReverseFunction,
  sqrRev,
} from './decorated/reverseFunctions.js';
export { canonicalJson, decodeNumber, encodeNumber } from './encoding/canonicalJson.js';
export { formatHexFloat, parseHexFloat } from './encoding/hexFloat.js';
export { formatRational, parseRational, rationalLatex, truncatedDecimal } from './encoding/rationalText.js';
export { sha256 } from './encoding/sha256.js';
export { collectPolynomials } from './interpret/collectPolynomials.js';
export { type CreaseComponent, type CreaseComponents, creaseComponents } from './interpret/creaseComponents.js';
export { encloseProgram } from './interpret/encloseProgram.js';
export { hullRule } from './interpret/hullRule.js';
export { type Interpretation, interpret, type Undecided } from './interpret/interpret.js';
export { type KinkEquation, kinkEquations } from './interpret/kinkEquations.js';
export { evaluateExactly, evaluateModulo } from './interpret/readings.js';
export { Refusal } from './interpret/refusal.js';
export type { ScalarRule } from './interpret/scalarRule.js';
export { singularSet } from './interpret/singularSet.js';
export { type Dual, dualArithmetic } from './jets/dual.js';
export { type Jet, variableJet } from './jets/jet.js';
export { jetArithmetic } from './jets/jetArithmetic.js';
export { type SecondOrder, secondOrder } from './jets/secondOrder.js';
export { expressionLatex } from './latex/expressionLatex.js';
export { formulaLatex } from './latex/formulaLatex.js';
export { formulaText } from './latex/formulaText.js';
export { programLatex } from './latex/programLatex.js';
export { scalarLatex } from './latex/scalarLatex.js';
export { type CertifyMinimumOptions, certifyGlobalMinimum, certifyLocalMinimum } from './minima/certifyMinimum.js';
export { type IsolatedMinimum, isolatedMinimum } from './minima/isolatedMinimum.js';
export { type LocalMinimum, localMinimum, type UnitDirection } from './minima/localMinimum.js';
export type { MinimumCertificate, MinimumClaim } from './minima/minimumDocument.js';
export {
  type RegionMinima,
  type RegionMinimaOptions,
  type RegionMinimaState,
  regionMinima,
  regionMinimaMachine,
} from './minima/regionMinima.js';
export type { RegionMinimum, UnitCell, UnitState } from './minima/regionMinimum.js';
export type { LinearPiece, RegressionNetwork } from './minima/regressionNetwork.js';
export type { Wall } from './minima/unitCells.js';
export type { AffineForm } from './number/affineForm.js';
export { affineForms } from './number/affineForms.js';
export type { Arithmetic } from './number/arithmetic.js';
export { elementaryBounds } from './number/elementary/elementaryBounds.js';
export type { ElementaryName } from './number/elementary/ranges.js';
export { float64 } from './number/float64.js';
export {
  containsNumber,
  hull,
  type Interval,
  intersect,
  interval,
  intervalFromRational,
  isSubset,
  isValidInterval,
  magnitude,
  midpoint,
  mignitude,
  pointInterval,
  radius,
  width,
} from './number/interval.js';
export { intervals } from './number/intervals.js';
export { compareRationals, equalRationals, type Rational, rational, rationalFromNumber } from './number/rational.js';
export { type Rounding, roundRational } from './number/rationalRounding.js';
export { rationals } from './number/rationals.js';
export { type PrimeField, primeField } from './number/residue.js';
export {
  certifyOptimiser,
  type OptimiserNonSingularity,
  type OptimiserProblem,
} from './optimisers/certifyOptimiser.js';
export type { LossOfStep, StepCertificate, StepClaim } from './optimisers/stepCertificate.js';
export { verifyStepCertificate } from './optimisers/verifyStepCertificate.js';
export { affineRule } from './planes/affineRule.js';
export { type CreaseEffect, creaseEffect } from './planes/creaseEffect.js';
export { maximaAsKinks } from './planes/maximaAsKinks.js';
export { type PieceAtlas, pieceAtlas } from './planes/pieceAtlas.js';
export { kinkPolynomialNear, piecesNear, piecesOnBox } from './planes/piecesOnBox.js';
export { coordinateForms, type PlaneBox } from './planes/planeBox.js';
export { type Analyticity, analyticity } from './theorems/analyticity.js';
export {
  type AnalyticityRule,
  type AnalyticityStep,
  analyticityProof,
  analyticityRules,
  otherNodes,
} from './theorems/analyticityProof.js';
export {
  type LayerResult,
  type LayerwiseAnalyticity,
  layerwiseAnalyticity,
} from './theorems/layerwiseAnalyticity.js';
export { type ProximalPoint, proximalPoint } from './theorems/proximalPoint.js';
export { isTotalProgram } from './theorems/totality.js';
export type { Training } from './theorems/training.js';
export type { Verdict } from './verdict.js';
export type { Verification } from './verify/verification.js';
export { verifyCertificate } from './verify/verifyCertificate.js';
export { verifyMinimum } from './verify/verifyMinimum.js';
