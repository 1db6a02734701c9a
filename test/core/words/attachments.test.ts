import { describe, expect, test } from 'vitest';
import { attachments } from '@/lib/core/words/english/attachments';
import { fileProblems } from './samples';

describe('the words for attachments', () => {
  test.each([
    [1, '1 byte'],
    [812, '812 bytes'],
    [34_210, '34 kB'],
    [345_678, '346 kB'],
    [1_234_567, '1.2 MB'],
    [25_000_000, '25 MB'],
  ])('%i bytes are %s', (bytes, says) => {
    expect(attachments.fileSize(bytes)).toBe(says);
  });

  test.each(fileProblems)('$kind is said in whole sentences, after the name', (problem) => {
    const sentence = attachments.problem(problem);
    expect(sentence).toMatch(/^(is|has|could|cannot|took) .+\.$/);
    expect(sentence).not.toMatch(/undefined|NaN|\[object/);
  });

  test('numbers are written for people', () => {
    expect(attachments.problem({ kind: 'too-many-pages', pageCount: 2_000, limit: 1_000 })).toContain(
      '2,000 pages; at most 1,000',
    );
    expect(attachments.scaled({ width: 4032, height: 3024 }, { width: 1568, height: 1176 })).toBe(
      '4,032 × 3,024 → 1,568 × 1,176',
    );
    expect(attachments.pages(1)).toBe('1 page');
  });

  test('each sentence names what it is about', () => {
    const { open, reading, remove, cancel, dismiss, added, removed, noPictures, tokens, size } = attachments;
    for (const say of [open, reading, remove, cancel, dismiss, added, removed, noPictures]) {
      expect(say('cat.png')).toContain('cat.png');
    }
    expect(size(3, 2)).toBe('3 × 2');
    expect([tokens(85), tokens(2_540)]).toEqual(['about 85 tokens', 'about 2.5k tokens']);
  });
});
