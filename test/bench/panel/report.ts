/** What was measured of one thing, several times; in the unit that the caller means. */
export type Samples = readonly number[];

export function medianOf(samples: Samples): number {
  const sorted = samples.toSorted((one, other) => one - other);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}

/** "12.0 (10.1 to 15.3)": the median, the least and the most. */
function range(samples: Samples): string {
  const [least, most] = [Math.min(...samples), Math.max(...samples)];
  return `${medianOf(samples).toFixed(1)} (${least.toFixed(1)} to ${most.toFixed(1)})`;
}

export function printSamples(name: string, samples: Samples, unit: string): void {
  console.log(`  ${name.padEnd(52)} ${range(samples)} ${unit}`);
}

let missed = 0;

/** Prints whether something is at most what it is to be. */
export function printVerdict(name: string, measured: number, most: number, unit = ''): void {
  const isReached = measured <= most;
  if (!isReached) missed++;
  const word = isReached ? 'reached' : 'MISSED ';
  console.log(`  ${word}  ${name}: ${measured.toFixed(2)}${unit}, at most ${most}${unit}`);
}

/** Prints how many aims were missed; if any was, the program will end with an error. */
export function printConclusion(): void {
  console.log(missed === 0 ? '\nAll aims are reached.' : `\nMissed aims: ${missed}`);
  if (missed > 0) process.exitCode = 1;
}
