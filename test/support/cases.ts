import fc from 'fast-check';

/** So many times the usual number of cases, which a mutation run sets lower. */
export function times(factor: number): { numRuns: number } {
  return { numRuns: factor * (fc.readConfigureGlobal().numRuns ?? 100) };
}
