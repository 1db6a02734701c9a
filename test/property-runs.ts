import fc from 'fast-check';

/**
 * The door to fast-check. Properties see the same cases every time, so that a run says something of the change it is
 * made for and of nothing else; other cases are looked for with these environment variables.
 */
const { ASIDE_PROPERTY_FACTOR: factor = '1', ASIDE_PROPERTY_SEED: seed = '1' } = process.env;

const scaled = (usual: number) => Math.max(1, Math.round(usual * Number(factor)));

fc.configureGlobal({ numRuns: scaled(100), ...(seed !== 'any' && { seed: Number(seed) }) });

/** How often a property is tried: as often as is usual for it, times ASIDE_PROPERTY_FACTOR. */
export function runs(usual: number): { numRuns: number } {
  return { numRuns: scaled(usual) };
}

export { fc };
