/** Small enough that drawing the last group is little work, large enough that there are few groups. */
const groupSize = 24;

/**
 * The blocks in groups of 24, counted from the first one, so that a block never changes its group. A group whose
 * blocks are all the same as before is the same array as before.
 */
export function groupBlocks<Block>(
  previous: readonly (readonly Block[])[],
  blocks: readonly Block[],
): readonly (readonly Block[])[] {
  const groups: (readonly Block[])[] = [];
  for (let start = 0; start < blocks.length; start += groupSize) {
    const before = previous[groups.length] ?? [];
    const end = Math.min(start + groupSize, blocks.length);
    groups.push(isSlice(before, blocks, start, end) ? before : blocks.slice(start, end));
  }
  return groups;
}

function isSlice<Block>(
  group: readonly Block[],
  blocks: readonly Block[],
  start: number,
  end: number,
): boolean {
  if (group.length !== end - start) return false;
  // With each frame of a reply, over all of its blocks: a loop takes a fraction of the time of `every`.
  for (let index = start; index < end; index++) if (group[index - start] !== blocks[index]) return false;
  return true;
}
