import { expect, test } from 'vitest';
import { groupBlocks } from '@/components/markdown/group-blocks';
import { fc } from '../property-runs';

test('the groups together are the blocks, and a group without a change is the same array', () => {
  const count = fc.nat({ max: 120 });
  fc.assert(
    fc.property(count, count, fc.nat({ max: 119 }), (before, after, changed) => {
      const blocks = Array.from({ length: 120 }, (_, index) => ({ index }));
      const first = groupBlocks([], blocks.slice(0, before));
      const next = blocks.with(changed, { index: -1 }).slice(0, after);
      const second = groupBlocks(first, next);
      expect(second.flat()).toEqual(next);
      for (const [index, group] of second.entries()) {
        const isSame = JSON.stringify(group) === JSON.stringify(first[index]);
        expect(group === first[index]).toBe(isSame);
      }
    }),
  );
});
