import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Markdown } from '../../components/markdown/markdown';
import { MarkdownBoundary } from '../../components/markdown/markdown-boundary';

/** The elements without their classes and directions, and without the boxes around all of them. */
function render(text: string, isStreaming = false): string {
  return renderToStaticMarkup(<Markdown text={text} isStreaming={isStreaming} />)
    .replace(/ (?:class|dir)="[^"]*"/g, '')
    .replace(/<svg.*?<\/svg>/gs, '')
    .replace(/^<div><div><div>(.*)<\/div><\/div><\/div>$/s, '$1');
}

test('paragraphs and marks', () => {
  expect(render('a *b* **c** ~~d~~ `e`\\\nf\n\ng')).toBe(
    '<p>a <em>b</em> <strong>c</strong> <del>d</del> <code>e</code><br/>f</p><p>g</p>',
  );
});

test('headings go below those of the page', () => {
  expect(render('# a\n## b\n### c\n#### d\n##### e\n###### f')).toBe(
    '<h3>a</h3><h4>b</h4><h5>c</h5><h6>d</h6><h6>e</h6><h6>f</h6>',
  );
});

test('a link shows where it leads, opens beside the panel and sends no referrer', () => {
  expect(render('[a *b*](https://a.test/?c=d&e "Bank")')).toBe(
    '<p><a href="https://a.test/?c=d&amp;e" title="https://a.test/?c=d&amp;e" rel="noreferrer noopener" target="_blank">a <em>b</em></a></p>',
  );
});

test('a picture is a button with its words and its host, and inside a link only the words', () => {
  expect(render('![A cat](https://cats.test:8080/cat.png)')).toBe(
    '<p><button type="button" aria-expanded="false"><span>A cat</span><span data-not-words="true">cats.test:8080</span></button></p>',
  );
  expect(render('[![](https://cats.test/cat.png)](https://b.test)')).toBe(
    '<p><a href="https://b.test/" title="https://b.test/" rel="noreferrer noopener" target="_blank"><span><span>Picture</span><span data-not-words="true">cats.test</span></span></a><span data-not-words="true"> (b.test)</span></p>',
  );
});

test('code has its language, a button and a box of its own that takes the focus', () => {
  expect(render('```ts\nlet a = 1 < 2;\n```')).toBe(
    '<div><div data-not-words="true"><span>ts</span><button type="button" aria-label="Wrap long lines" title="Wrap long lines" aria-pressed="false"></button><button type="button" aria-label="Copy code" title="Copy code"></button></div>' +
      '<section aria-label="Code in ts" tabindex="0"><pre><code><span>let a = 1 &lt; 2;</span></code></pre></section></div>',
  );
});

test('a fence that is still open is already code', () => {
  expect(render('```ts\nlet a', true)).toContain('<span>let a</span>');
});

test('tables have a box of their own, header cells and alignments', () => {
  expect(render('|a|b|\n|-|-:|\n|1|2|')).toBe(
    '<div><section aria-label="Table" tabindex="0"><table><thead><tr><th scope="col">a</th><th scope="col">b</th></tr></thead>' +
      '<tbody><tr><td>1</td><td>2</td></tr></tbody></table></section></div>',
  );
  const html = renderToStaticMarkup(<Markdown text={'|a|b|\n|:-:|-:|\n|1|2|'} isStreaming={false} />);
  expect(html.match(/text-(?:start|center|end)/g)).toEqual([
    'text-center',
    'text-end',
    'text-center',
    'text-end',
  ]);
});

test('lists, quotes, rules', () => {
  expect(render('2. a\n3. b')).toBe(
    '<ol start="2"><li><div><p>a</p></div></li><li><div><p>b</p></div></li></ol>',
  );
  expect(render('- a')).toBe('<ul><li><div><p>a</p></div></li></ul>');
  expect(render('> a\n\n***')).toBe('<blockquote><div><p>a</p></div></blockquote><hr/>');
});

test('the beginning of a list item makes no heading of the line above, until the text has ended', () => {
  expect(render('Text\n-', true)).toBe('<p>Text</p>');
  expect(render('Text\n-', false)).toBe('<h4>Text</h4>');
});

test('very long text without structure comes in many small elements', () => {
  const html = render('word '.repeat(20000));
  expect(html.match(/<p>/g)?.length).toBeGreaterThanOrEqual(50);
});

test('when drawing fails, the text is there as it is', () => {
  const boundary = new MarkdownBoundary({ text: '**a**\n<b>', children: <p>never</p> });
  boundary.state = MarkdownBoundary.getDerivedStateFromError();
  expect(renderToStaticMarkup(boundary.render())).toMatch(
    /^<div><p dir="auto" class="[^"]*">\*\*a\*\*\n&lt;b&gt;<\/p><\/div>$/,
  );
});
