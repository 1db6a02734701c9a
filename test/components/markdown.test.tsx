import '@/components/ui/tokens.css';
import axe from 'axe-core';
import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { Markdown } from '@/components/markdown/markdown';
import { hostileCode } from '../markdown/hostile-families';
import { setPreferences } from './media';

async function show(text: string, isStreaming = false) {
  const { container, rerender, unmount } = await render(
    <main>
      <Markdown text={text} isStreaming={isStreaming} />
    </main>,
  );
  const update = (next: string, goesOn = true) =>
    rerender(
      <main>
        <Markdown text={next} isStreaming={goesOn} />
      </main>,
    );
  return { container, update, unmount };
}

const code = '```ts\nconst answer: number = 42; // so it is\n```';
const everything = [
  '# Title',
  'Words, $x^2$, a [link](https://example.com/a) and a note[^1].',
  '- [x] done\n- [ ] open',
  '| a | b |\n|---|---|\n| 1 | 2 |',
  code,
  '![A cat](https://pictures.example.com/cat.png)',
  '$$\n\\sqrt{x}\n$$',
  '[^1]: What it means.',
].join('\n\n');

describe('code', () => {
  test('has its colours once its fence is closed, and the same text', async () => {
    const { container, update } = await show(code.slice(0, -4), true);
    expect(container.querySelector('.text-code-keyword')).toBeNull();
    await update(code, false);
    const keyword = () => container.querySelector('.text-code-keyword')?.textContent;
    await expect.poll(keyword).toBe('const');
    expect(container.querySelector('.text-code-comment')?.textContent).toBe('// so it is');
    expect(container.querySelector('pre')?.textContent).toBe('const answer: number = 42; // so it is');
  });

  test('in a language that nobody knows stays plain', async () => {
    const { container } = await show(`\`\`\`klingon\nnuqneH\n\`\`\`\n\n${code}`);
    await expect.poll(() => container.querySelectorAll('.text-code-keyword').length).toBe(1);
    expect(container.querySelector('pre')?.querySelector('[class*=text-code]')).toBeNull();
  });

  test('that would take its grammar long stays plain, and holds up nothing after it', async () => {
    const slow = hostileCode.map(([language, text]) => `\`\`\`${language}\n${text}\n\`\`\``);
    // Code that is shown for the first time: it waits for its turn behind the others.
    const { container } = await show([...slow, '```ts\nlet last = true;\n```'].join('\n\n'));
    const blocks = () => Array.from(container.querySelectorAll('pre'));
    const keyword = () => blocks().at(-1)?.querySelector('.text-code-keyword')?.textContent;
    await expect.poll(keyword).toBe('let');
    const plain = blocks().slice(0, -1);
    expect(plain).toHaveLength(hostileCode.length);
    for (const block of plain) expect(block.querySelector('[class*=text-code]')).toBeNull();
  });

  test('wraps its long lines when asked to, everywhere, and goes back', async () => {
    const { container } = await show(`\`\`\`\n${'word '.repeat(60)}\n\`\`\`\n\n${code}`);
    const boxes = () =>
      [...container.querySelectorAll('section')].map((box) => box.scrollWidth > box.clientWidth);
    expect(boxes()[0]).toBe(true);
    const button = page.getByRole('button', { name: 'Wrap long lines' }).first();
    await button.click();
    await expect.element(button).toHaveAttribute('aria-pressed', 'true');
    expect(boxes()).toEqual([false, false]);
    await button.click();
    await expect.element(button).toHaveAttribute('aria-pressed', 'false');
    expect(boxes()[0]).toBe(true);
  });
});

describe('formulas', () => {
  test('are MathML; what is no TeX is its source', async () => {
    const { container } = await show('So $\\frac{a}{b}$ and $\\nosuchcommand{x}$.\n\n$$\n\\sqrt{x}\n$$');
    await expect.poll(() => container.querySelectorAll('math').length).toBe(2);
    expect(container.querySelector('math mfrac')).not.toBeNull();
    expect(container.querySelector('math[display=block] msqrt')).not.toBeNull();
    await expect.element(page.getByText('$\\nosuchcommand{x}$')).toBeVisible();
  });

  test('neither link nor load nor grow without end', async () => {
    const tex = [
      '\\href{https://evil.test}{x}',
      '\\includegraphics{https://evil.test/x.png}',
      '\\def\\a{\\a\\a}\\a',
      '\\rule{9999em}{9999em}',
      `${'{'.repeat(500)}x${'}'.repeat(500)}`,
      'y',
    ];
    const { container } = await show(tex.map((each) => `$$\n${each}\n$$`).join('\n\n'));
    await expect.poll(() => container.querySelectorAll('math').length).toBeGreaterThan(0);
    expect(container.querySelectorAll('a, img')).toHaveLength(0);
    for (const math of container.querySelectorAll('math')) {
      expect(math.getBoundingClientRect().height).toBeLessThan(400);
    }
  });
});

describe('a link', () => {
  test('shows its whole address to the keyboard', async () => {
    await show('[words](https://example.com/a?b=c)');
    await userEvent.keyboard('{Tab}');
    await expect.element(page.getByRole('link', { name: 'words' })).toHaveFocus();
    const hint = page.getByText('https://example.com/a?b=c');
    await expect.element(hint).toBeVisible();
    (document.activeElement as HTMLElement).blur();
    await expect.element(hint).not.toBeInTheDocument();
  });

  test('that names another place has its own beside it', async () => {
    await show('[https://bank.test](https://evil.test/login)');
    await expect.element(page.getByText('(evil.test)')).toBeVisible();
  });
});

test('a picture is not loaded; its address is shown before it can be opened', async () => {
  const { container } = await show('![A cat](https://pictures.example.com/cat.png?user=42)');
  expect(container.querySelector('img')).toBeNull();
  const chip = page.getByRole('button', { name: 'A cat pictures.example.com' });
  expect(page.getByRole('link').elements()).toHaveLength(0);
  await chip.click();
  await expect.element(page.getByText('https://pictures.example.com/cat.png?user=42')).toBeVisible();
  await expect
    .element(page.getByRole('link', { name: 'Open address' }))
    .toHaveAttribute('href', 'https://pictures.example.com/cat.png?user=42');
});

test('a footnote is a click away, and so is the way back, in each message for itself', async () => {
  await render(
    <main>
      <Markdown text={'First[^1] and again[^1].\n\n[^1]: One.'} isStreaming={false} />
      <Markdown text={'Second[^1].\n\n[^1]: Two.'} isStreaming={false} />
    </main>,
  );
  const references = page.getByRole('link', { name: 'Footnote 1' });
  await references.nth(1).click();
  expect(document.activeElement?.textContent).toBe('One.');
  await page.getByRole('button', { name: 'Back to the text of footnote 1' }).first().click();
  await expect.element(references.nth(1)).toHaveFocus();
  await references.nth(2).click();
  expect(document.activeElement?.textContent).toBe('Two.');
});

test('boxes of a task list say their state and cannot be ticked', async () => {
  await show('- [x] bread\n- [ ] milk');
  await expect.element(page.getByRole('checkbox', { name: 'Done', exact: true })).toBeChecked();
  await expect.element(page.getByRole('checkbox', { name: 'Not done' })).toBeDisabled();
});

test('text from right to left stands on the right, with its bullets', async () => {
  const { container } = await show('مرحبا\n\n- عنصر\n\nHello\n\n- item');
  const directions = [...container.querySelectorAll('p, ul')].map((each) => getComputedStyle(each).direction);
  expect(directions).toEqual(['rtl', 'rtl', 'rtl', 'ltr', 'ltr', 'ltr']);
});

test('while text arrives, what has settled keeps its elements', async () => {
  const { container, update } = await show('', true);
  const changed = new Set<Node>();
  const observer = new MutationObserver((records) => {
    for (const record of records) {
      for (const node of record.removedNodes) changed.add(node);
      if (record.type === 'characterData') changed.add(record.target);
    }
  });
  const settledEnd = everything.indexOf('[^1]: What');
  await update(everything.slice(0, settledEnd));
  await expect.poll(() => container.querySelectorAll('math').length).toBe(2);
  await expect.poll(() => container.querySelector('.text-code-keyword')).not.toBeNull();
  const settled = [...container.querySelectorAll('h3, p, ul, table, pre, math')];
  observer.observe(container, { childList: true, characterData: true, subtree: true });
  const more = `${'More words, **with weight**.\n\n'.repeat(60)}`;
  for (let length = 0; length < more.length; length += 29) {
    await update(everything.slice(0, settledEnd) + more.slice(0, length));
  }
  observer.disconnect();
  for (const element of settled) {
    expect(element.isConnected).toBe(true);
    expect([...changed].some((node) => element.contains(node))).toBe(false);
  }
});

test('a block that closes moves nothing above it', async () => {
  const text = `Above\n\n${code}\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n- one\n- two\n\nBelow`;
  const { container, update } = await show('Above', true);
  const seen = new Map<Element, number>();
  for (let length = 5; length <= text.length; length++) {
    await update(text.slice(0, length));
    for (const element of container.querySelectorAll('p, pre, table, ul')) {
      const top = element.getBoundingClientRect().top;
      expect(seen.get(element) ?? top).toBe(top);
      seen.set(element, top);
    }
  }
});

test('when a text has ended, it looks as if it had been there from the start', async () => {
  const scratch = await show(everything);
  await expect.poll(() => scratch.container.querySelectorAll('math').length).toBe(2);
  const html = () => document.querySelector('main')?.innerHTML.replace(/"#?_r_\w+_|id="[^"]*"/g, '"');
  const expected = html();
  await scratch.unmount();
  const { container, update } = await show('', true);
  for (let length = 0; length < everything.length; length += 7) await update(everything.slice(0, length));
  await update(everything, false);
  await expect.poll(() => container.querySelectorAll('math').length).toBe(2);
  await expect.poll(html).toBe(expected);
});

test.each(['light', 'dark'] as const)('axe finds nothing wrong, %s', async (scheme) => {
  await setPreferences(scheme);
  const { container } = await show(everything);
  await expect.poll(() => container.querySelector('.text-code-keyword')).not.toBeNull();
  await page.getByRole('button', { name: /A cat/ }).click();
  const found = await axe.run(container, {
    rules: { 'heading-order': { enabled: false }, 'page-has-heading-one': { enabled: false } },
  });
  expect(found.violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
});
