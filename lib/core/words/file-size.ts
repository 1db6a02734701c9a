/** How large a file is, as file managers count: 812 bytes, 34 kB, 1.2 MB, 3.4 GB. */
export function fileSize(locale: string, bytes: number): string {
  const [unit, divisor] = units.find(([, least]) => bytes >= least) ?? (['byte', 1] as const);
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit,
    unitDisplay: unit === 'byte' ? 'long' : 'short',
    maximumSignificantDigits: bytes / divisor >= 100 ? 3 : 2,
  }).format(bytes / divisor);
}

const units = [
  ['gigabyte', 1_000_000_000],
  ['megabyte', 1_000_000],
  ['kilobyte', 1_000],
] as const;
