import type { Block } from '@/lib/core/content';
import type { Conversion } from './conversion';
import { withoutEntities } from './html-entities';
import { withoutThinkingTags } from './thinking-tags';

/**
 * A reply of Open WebUI from its text: `<details type="reasoning" …>` and `<details type="tool_calls" …>` stand for
 * what the model thought and did. All other HTML is text.
 */
export function blocksOfDetails(text: string, place: string, conversion: Conversion): Block[] {
  const blocks: Block[] = [];
  let at = 0;
  for (let start = nextStart(text, at); start !== -1; start = nextStart(text, at)) {
    const headEnd = text.indexOf('>', start);
    const end = headEnd === -1 ? -1 : text.indexOf('</details>', headEnd);
    if (end === -1) break;
    blocks.push(...conversion.text(text.slice(at, start).trim()));
    blocks.push(
      ...blocksOfElement(text.slice(start, headEnd), text.slice(headEnd + 1, end), place, conversion),
    );
    at = end + '</details>'.length;
  }
  const rest = at === 0 ? text : text.slice(at).trim();
  return [...blocks, ...withoutThinkingTags(rest)];
}

function nextStart(text: string, from: number): number {
  return text.indexOf('<details type="', from);
}

function blocksOfElement(head: string, inside: string, place: string, conversion: Conversion): Block[] {
  const type = attributeOf(head, 'type');
  const words = withoutEntities(inside.replace(/^\s*<summary>[^<]*<\/summary>/, '')).trim();
  if (type === 'reasoning') return conversion.thinking(words.replace(/^> ?/gm, '').trim());
  if (type !== 'tool_calls') return [conversion.raw(`details ${type}`, `${head}>${inside}</details>`, place)];
  const id = attributeOf(head, 'id');
  const name = attributeOf(head, 'name');
  const result = attributeOf(head, 'result') || words;
  return [
    conversion.toolUse({ id, name, input: attributeOf(head, 'arguments') }, place),
    conversion.toolResult({ id, name, content: result }),
  ];
}

/** An attribute of an element whose beginning is written in one way only; empty for none. */
function attributeOf(head: string, name: string): string {
  const start = head.indexOf(` ${name}="`);
  if (start === -1) return '';
  const from = start + name.length + 3;
  const end = head.indexOf('"', from);
  return withoutEntities(head.slice(from, end === -1 ? undefined : end));
}
