// What authors of pages use, for one import line.
export { default as Cite } from './Cite.astro';
export { default as Claim } from './Claim.astro';
export { default as Corollary } from './Corollary.astro';
export { default as Definition } from './Definition.astro';
export { default as Example } from './Example.astro';
export { default as Lemma } from './Lemma.astro';
export { default as Proof } from './Proof.astro';
export { default as Proposition } from './Proposition.astro';
export { default as Ref } from './Ref.astro';
export { default as Term } from './Term.astro';
export { default as Theorem } from './Theorem.astro';
export { default as Warning } from './Warning.astro';
