import { describe, expect, test } from 'vitest';
import { cleanName, nameParts } from '@/lib/core/files/file-name';
import { fc } from '../../property-runs';

describe('file names', () => {
  test('what would make a name look like another is taken out', () => {
    expect(cleanName(' invoice\u202egnp.exe\n')).toBe('invoicegnp.exe');
    expect(cleanName('家族👩‍👩‍👧.jpg')).toBe('家族👩‍👩‍👧.jpg');
  });

  test('a name that is far too long keeps its ending', () => {
    const name = cleanName(`${'a'.repeat(5_000)}report.pdf`);
    expect(name).toMatch(/eport\.pdf$/);
    expect(name.length).toBeLessThan(250);
  });

  test('the two parts are the name, and no character is torn apart', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (name) => {
        const { start, end } = nameParts(name);
        expect(start + end).toBe(name);
        expect([start.isWellFormed(), end.isWellFormed()]).toEqual([true, true]);
      }),
    );
    expect(nameParts('short.png')).toEqual({ start: 'short.png', end: '' });
    expect(nameParts('a name that is rather long.pdf').end).toBe(' long.pdf');
  });
});
