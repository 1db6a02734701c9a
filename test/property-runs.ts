import fc from 'fast-check';

/** The environment variables that make property tests try more, or the same again. */
const { ASIDE_PROPERTY_FACTOR: factor = '1', ASIDE_PROPERTY_SEED: seed } = process.env;

const scaled = (usual: number) => Math.max(1, Math.round(usual * Number(factor)));

// For properties that do not say how often they are tried, too.
fc.configureGlobal({ numRuns: scaled(100), ...(seed !== undefined && { seed: Number(seed) }) });

/** How often a property is tried: as often as is usual for it, times ASIDE_PROPERTY_FACTOR. */
export function runs(usual: number): { numRuns: number } {
  return { numRuns: scaled(usual) };
}
