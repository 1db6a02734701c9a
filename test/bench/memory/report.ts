/** Prints one line of a table: a name and its cells. */
export function printRow(name: string, cells: readonly string[]): void {
  console.log(`  ${name.padEnd(32)}${cells.map((cell) => cell.padStart(13)).join('')}`);
}

/** A number of tokens in thousands; empty for none. */
export function thousands(tokens: number | undefined): string {
  return tokens === undefined ? '' : Math.round(tokens / 1_000).toLocaleString('en');
}

/** What part one number is of another. */
export function share(part: number, whole: number): string {
  return (part / whole).toFixed(3);
}

/** How a budget is named; undefined for Aside's usual way, without one. */
export function budgetName(budget: number | undefined): string {
  return budget === undefined ? 'no budget' : `budget ${budget.toLocaleString('en')}`;
}

let missed = 0;

/** Prints whether a measure is at most what it is to be. */
export function printVerdict(measure: string, measured: number, most: number): void {
  const isReached = measured <= most;
  if (!isReached) missed++;
  console.log(
    `  ${isReached ? 'reached' : 'MISSED '}  ${measure}: ${shown(measured)}, at most ${shown(most)}`,
  );
}

/** Prints how many measures were missed; if any was, the program will end with an error. */
export function printConclusion(): void {
  console.log(missed === 0 ? '\nAll targets are reached.' : `\nMissed targets: ${missed}`);
  if (missed > 0) process.exitCode = 1;
}

function shown(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(3);
}
