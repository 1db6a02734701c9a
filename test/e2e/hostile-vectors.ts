/** An element that makes a browser load something as soon as it is in a page. */
export interface HostileElement {
  tag: string;
  attributes: Record<string, string>;
  /** Its own text. */
  text?: string;
  /** The namespace, when it is not HTML's. */
  namespace?: string;
  children?: readonly HostileElement[];
}

export interface Vector {
  name: string;
  element: HostileElement;
}

const svgNamespace = 'http://www.w3.org/2000/svg';

function html(
  tag: string,
  attributes: Record<string, string>,
  ...children: HostileElement[]
): HostileElement {
  return { tag, attributes, children };
}

function svg(tag: string, attributes: Record<string, string>, ...children: HostileElement[]): HostileElement {
  return { tag, attributes, children, namespace: svgNamespace };
}

const styled = (text: string): HostileElement => ({ tag: 'style', attributes: {}, text });
const link = (rel: string, href: string, as?: string) => html('link', { rel, href, ...(as ? { as } : {}) });

/** 26 ways to make a page ask another server for something, each with an address of its own there. */
export function vectors(server: string): readonly Vector[] {
  const make: Record<string, (address: string) => HostileElement> = {
    img: (src) => html('img', { src }),
    srcset: (src) => html('img', { srcset: `${src} 1x` }),
    picture: (src) => html('picture', {}, html('source', { srcset: src }), html('img', {})),
    'svg-image': (href) => svg('svg', {}, svg('image', { href, width: '9', height: '9' })),
    'svg-fe-image': (href) =>
      svg(
        'svg',
        {},
        svg('filter', { id: 'filter' }, svg('feImage', { href })),
        svg('rect', { filter: 'url(#filter)', width: '9', height: '9' }),
      ),
    'svg-use': (href) => svg('svg', {}, svg('use', { href: `${href}#a` })),
    'style-attribute': (src) => html('div', { style: `background:url(${src});width:9px;height:9px` }),
    'style-element': (src) => styled(`body{background:url(${src})}`),
    'style-import': (src) => styled(`@import "${src}";`),
    'style-font': (src) => styled(`@font-face{font-family:x;src:url(${src})}body{font-family:x}`),
    stylesheet: (href) => link('stylesheet', href),
    icon: (href) => link('icon', href),
    prefetch: (href) => link('prefetch', href),
    preload: (href) => link('preload', href, 'image'),
    modulepreload: (href) => link('modulepreload', href),
    manifest: (href) => link('manifest', href),
    video: (src) => html('video', { src, preload: 'auto' }),
    poster: (poster) => html('video', { poster }),
    audio: (src) => html('audio', { src, preload: 'auto' }),
    track: (src) => html('video', {}, html('track', { src, default: '', kind: 'captions' })),
    iframe: (src) => html('iframe', { src }),
    srcdoc: (src) => html('iframe', { srcdoc: `<img src="${src}">` }),
    object: (data) => html('object', { data }),
    embed: (src) => html('embed', { src }),
    'image-button': (src) => html('input', { type: 'image', src }),
    'cell-background': (background) =>
      html('table', {}, html('tbody', {}, html('tr', {}, html('td', { background })))),
  };
  return Object.entries(make).map(([name, element]) => ({ name, element: element(`${server}/${name}`) }));
}

/** The element as HTML in one line, as a model would write it. */
export function asHtml({ tag, attributes, text = '', children = [] }: HostileElement): string {
  const written = Object.entries(attributes).map(([name, value]) => ` ${name}='${value}'`);
  return `<${tag}${written.join('')}>${text}${children.map(asHtml).join('')}</${tag}>`;
}

/** Puts the elements into the page that it runs in, past our renderer. What the browser refuses to make is left out. */
export function insertAll(elements: readonly HostileElement[]): void {
  const make = ({ tag, attributes, text, namespace, children = [] }: HostileElement): Element => {
    const element = document.createElementNS(namespace ?? 'http://www.w3.org/1999/xhtml', tag);
    for (const [name, value] of Object.entries(attributes)) {
      try {
        element.setAttribute(name, value);
      } catch {
        // Trusted Types: the attribute would become markup.
      }
    }
    if (text !== undefined) element.textContent = text;
    element.append(...children.map(make));
    return element;
  };
  document.body.append(...elements.map(make));
}
