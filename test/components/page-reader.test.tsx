import { describe, expect, onTestFinished, test } from 'vitest';
import type { DocumentReading } from '@/lib/core/attachments/page-reading';
import { readDocument } from '@/lib/page-reader/read-document';

/** A page in a frame of its own, in which no script may run. */
async function pageOf(html: string): Promise<Document> {
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-same-origin');
  frame.srcdoc = `<!doctype html><html><head><title>A page</title></head><body>${html}</body></html>`;
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
  document.body.append(frame);
  onTestFinished(() => frame.remove());
  await loaded;
  if (!frame.contentDocument) throw new Error('The frame has no page.');
  return frame.contentDocument;
}

async function textOf(html: string): Promise<string> {
  const reading = readDocument(await pageOf(html));
  if (reading.kind !== 'read') throw new Error(`It was not read: ${reading.kind}`);
  return reading.text;
}

const sentence = 'The lighthouse keeper wrote down the weather every evening, and the ships that passed. ';
const paragraph = `<p>${sentence.repeat(4)}</p>`;

describe('the text of a page', () => {
  test('is its article, without what stands around it', async () => {
    const text = await textOf(
      `<nav><a href="/a">Home</a><a href="/b">Shop</a></nav>
       <article><h1>The lighthouse</h1>${paragraph.repeat(5)}</article>
       <aside>Buy our mugs</aside><footer>Imprint</footer>`,
    );
    expect(text).toContain('wrote down the weather');
    expect(text).not.toContain('Buy our mugs');
    expect(text).not.toContain('Shop');
  });

  test('keeps its structure as Markdown, and no addresses', async () => {
    const text = await textOf(
      `<article><h2>Weather</h2>${paragraph}<ul><li>Rain</li><li>Fog</li></ul>
       <p>Read the <a href="https://example.com/log?track=1">log book</a>, *all* of it. ${sentence.repeat(3)}</p>
       <pre><code>wind = 4</code></pre>
       <table><tr><th>Day</th><th>Wind</th></tr><tr><td>Monday</td><td>4 | 5</td></tr></table></article>`,
    );
    expect(text).toMatch(/^## Weather$/m);
    expect(text).toMatch(/^- +Rain$/m);
    expect(text).toContain('Read the log book, *all* of it.');
    expect(text).not.toContain('example.com');
    expect(text).toContain('```\nwind = 4\n```');
    expect(text).toMatch(/^\| Day \| Wind \|\n\| --- \| --- \|\n\| Monday \|/m);
  });

  test('is all of it where there is no article', async () => {
    const text = await textOf('<div>Total</div><div>42 apples</div><button>Order</button>');
    expect(text.split(/\n+/)).toEqual(['Total', '42 apples']);
  });

  test('is cut where it is very long, and says how long it was', async () => {
    const reading = readDocument(await pageOf(`<article>${paragraph.repeat(2000)}</article>`));
    if (reading.kind !== 'read') throw new Error('It was not read.');
    expect(reading.text.length).toBe(200_000);
    expect(reading.wholeLength).toBeGreaterThan(600_000);
  });

  test('has the title and address of the page, which stays as it was', async () => {
    const page = await pageOf(`<article>${paragraph.repeat(3)}</article>`);
    const before = page.documentElement.outerHTML;
    expect(readDocument(page)).toMatchObject({ kind: 'read', title: 'A page', address: 'about:srcdoc' });
    expect(page.documentElement.outerHTML).toBe(before);
  });

  test.for([
    '',
    '<img src="data:," alt="">',
    '<script>document.title = "x"</script>',
    '<p hidden>Hidden</p>',
  ])('of %j is nothing', async (html) => {
    expect(readDocument(await pageOf(html))).toEqual<DocumentReading>({ kind: 'empty' });
  });

  test('of a closed part that a reader can open is there', async () => {
    const text = await textOf(`${paragraph}<details><summary>Why?</summary>Because of the fog.</details>`);
    expect(text).toContain('Because of the fog.');
  });
});

/** Instructions to the model that a person who reads the page does not see. */
const hiddenInstructions: Record<string, string> = {
  'display: none': '<p style="display:none">INJECTED</p>',
  'the attribute hidden': '<p hidden>INJECTED</p>',
  'visibility: hidden': '<p style="visibility:hidden">INJECTED</p>',
  'no opacity': '<p style="opacity:0">INJECTED</p>',
  'a hidden ancestor': '<div style="display:none"><div><p>INJECTED</p></div></div>',
  'a style sheet': '<style>.x{display:none}</style><p class="x">INJECTED</p>',
  'a comment': '<!-- INJECTED -->',
  'a script': '<script type="text/plain">INJECTED</script>',
  'a template': '<template><p>INJECTED</p></template>',
  noscript: '<noscript>INJECTED</noscript>',
  'a field': '<input value="INJECTED"><textarea>INJECTED</textarea>',
  'a choice': '<select><option>INJECTED</option></select>',
  'a frame': '<iframe srcdoc="INJECTED"></iframe>',
  'an svg': '<svg><text>INJECTED</text></svg>',
  'an attribute': '<p title="INJECTED" aria-label="INJECTED" data-x="INJECTED">Seen</p>',
  'the address of a link': '<a href="https://example.com/INJECTED">Seen</a>',
  'a style': '<p style="--x: INJECTED">Seen</p>',
  'the head': '<meta name="description" content="INJECTED">',
  'tag characters': Array.from('INJECTED', (c) => String.fromCodePoint(0xe0000 + c.charCodeAt(0))).join(''),
};

describe('what people do not see is not read', () => {
  test.for(Object.entries(hiddenInstructions))('%s', async ([, html]) => {
    const text = await textOf(`<article>${paragraph.repeat(3)}${html}${paragraph.repeat(3)}</article>`);
    expect(text).toContain('wrote down the weather');
    expect(text).not.toContain('INJECTED');
    expect(text).not.toMatch(/[\u{E0000}-\u{E007F}]/u);
  });

  test('zero-width and reordering characters go, those that scripts need stay', async () => {
    const text = await textOf('<p>pass\u200Bword \u202Etxet\u202C می\u200Cخواهم 👩\u200D🚀</p>');
    expect(text).toBe('password txet می\u200Cخواهم 👩\u200D🚀');
  });
});

test('nothing on a page is loaded or run by reading it', async () => {
  const page = await pageOf(`<article>${paragraph.repeat(3)}</article>`);
  const lures = ['img src', 'script src', 'iframe src', 'video poster', 'link rel=stylesheet href'];
  const container = page.createElement('template');
  page.body.append(container);
  const canary = `${location.origin}/canary-${crypto.randomUUID()}`;
  container.innerHTML = lures.map((lure) => `<${lure}="${canary}">`).join('');
  readDocument(page);
  const requested = performance.getEntriesByType('resource').map(({ name }) => name);
  expect(requested.filter((name) => name.startsWith(canary))).toEqual([]);
});
