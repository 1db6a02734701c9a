import { type Block, textBlock } from '@/lib/core/content';

const tags = ['think', 'thinking'] as const;

/** A reply whose thinking stands between tags in its text: the blocks that it would have had. */
export function withoutThinkingTags(text: string): Block[] {
  const blocks: Block[] = [];
  let rest = text;
  for (let tag = tagAtStart(rest); tag !== undefined; tag = tagAtStart(rest)) {
    const start = rest.indexOf('>') + 1;
    const end = rest.indexOf(`</${tag}>`, start);
    const thinking = rest.slice(start, end === -1 ? undefined : end).trim();
    if (thinking !== '') blocks.push({ type: 'thinking', thinking });
    rest = end === -1 ? '' : rest.slice(end + tag.length + 3).trimStart();
  }
  if (rest.trim() !== '') blocks.push(textBlock(rest));
  return blocks;
}

function tagAtStart(text: string): (typeof tags)[number] | undefined {
  const start = text.slice(0, 200).trimStart();
  return tags.find((tag) => start.startsWith(`<${tag}>`));
}
