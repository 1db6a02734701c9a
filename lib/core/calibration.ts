/** How a model's reported prompt tokens compare with the local count; learned from each reply. */
export interface Calibration {
  /** Reported tokens for each counted one. */
  factor: number;
  /** How many replies it was learned from. */
  samples: number;
}

/** How much the newest reply counts against all before it. */
const weight = 0.3;
const smallest = 0.5;
const largest = 2.5;
/** From this many replies on an estimate is good enough to be shown without "about". */
const enoughSamples = 3;

/** Under which name a model's calibration is kept. */
export function calibrationKey({ providerId, model }: { providerId: string; model: string }): string {
  return `${providerId} ${model}`;
}

/** What to assume of a model that has not been asked yet, from what is known of its tokenizer. */
export function initialCalibration(key: string): Calibration {
  if (/claude-([a-z]+-5|opus-4-[78])/.test(key)) return { factor: 1.35, samples: 0 };
  return { factor: key.includes('claude') ? 1.2 : 1, samples: 0 };
}

/** The calibration after one more reply; counts of nothing teach nothing. */
export function learn(before: Calibration, counted: number, reported: number): Calibration {
  if (counted <= 0 || reported <= 0) return before;
  const seen = reported / counted;
  const factor = before.samples === 0 ? seen : before.factor + weight * (seen - before.factor);
  return { factor: Math.min(largest, Math.max(smallest, factor)), samples: before.samples + 1 };
}

/** What a factor can be of a model that reads all that it is sent, in ordinary text. */
const believable = { least: 0.9, most: 1.2 };
/** Below this it must have been learned from requests that were only partly read. */
const tooLow = 0.8;
/** In tokens: no server cuts requests shorter than this. */
const shortestCut = 2_000;
/** Which part of what was expected is so little that no tokenizer explains it. */
const smallShare = 0.7;

/**
 * Whether so few reported tokens mean that only a part of a request was read, as some local servers do without a
 * word. The factor is believed within bounds: it may come from other text, or from requests that were cut as well.
 */
export function isPartlyRead({ factor }: Calibration, counted: number, reported: number): boolean {
  const expected = counted * Math.min(believable.most, Math.max(believable.least, factor));
  return expected >= shortestCut && reported < smallShare * expected;
}

/** Whether a factor is so low that it must have been learned from requests that were only partly read. */
export function isTooLow({ factor }: Calibration): boolean {
  return factor < tooLow;
}

/** Whether estimates for the model are only "about". */
export function isRough({ samples }: Calibration): boolean {
  return samples < enoughSamples;
}
