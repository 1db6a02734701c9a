import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { until } from '../browser/panel-browser.ts';
import { browserKinds, Stage, wires } from './harness.ts';
import { hostileMarkdown } from './hostile-markdown.ts';
import { asHtml, insertAll, vectors } from './hostile-vectors.ts';

const [anthropic] = wires;

/** A server that must never be asked for anything, except to show that it would notice. */
async function startCanary(): Promise<{ address: string; asked: string[]; server: Server }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(200, { 'access-control-allow-origin': '*' }).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked, server };
}

describe.each(browserKinds)('hostile text in %s', (kind) => {
  let stage: Stage;
  let canary: Awaited<ReturnType<typeof startCanary>>;
  const dialogs: string[] = [];

  beforeAll(async () => {
    canary = await startCanary();
    stage = await Stage.set(kind);
    stage.panel.page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    await stage.panel.configure(stage.connection(anthropic));
  });
  afterAll(async () => {
    await stage?.strike();
    canary?.server.close();
  });

  /** Asks the canary for something and waits until it has noticed: what was asked before has arrived by then. */
  async function knock(name: string): Promise<void> {
    await stage.panel.page.evaluate((address) => fetch(address), `${canary.address}/${name}`);
    await until('the canary to notice', async () => (canary.asked.includes(`/${name}`) ? true : undefined));
  }

  test('in replies loads nothing, runs nothing, and troubles no policy', async () => {
    const { page } = stage.panel;
    await page.evaluate(() => {
      addEventListener('securitypolicyviolation', (event) => {
        document.body.dataset.refused = `${document.body.dataset.refused ?? ''} ${event.blockedURI}`;
      });
    });
    const payloads = hostileMarkdown(
      canary.address,
      vectors(canary.address).map(({ element }) => asHtml(element)),
    );
    expect(payloads.length).toBeGreaterThanOrEqual(180);
    await stage.panel.newConversation();
    const size = Math.ceil(payloads.length / 4);
    for (let start = 0; start < payloads.length; start += size) {
      stage.server.script({ text: `${payloads.slice(start, start + size).join('\n\n')}\n\nThe end.` });
      expect(await stage.panel.ask('Go on')).toContain('The end.');
    }
    await knock('after-replies');
    expect(canary.asked).toEqual(['/after-replies']);
    expect(dialogs).toEqual([]);
    expect(await page.evaluate(() => document.body.dataset.refused ?? '')).toBe('');
    const foreign = await page.evaluate(() =>
      Array.from(
        document.querySelectorAll('[role=log] :is(img, iframe, style, script, form, a)'),
        (element) =>
          element instanceof HTMLAnchorElement && /^(?:https?|mailto):/.test(element.href)
            ? ''
            : element.outerHTML,
      ).filter((html) => html !== '' && !html.includes('data-footnote')),
    );
    expect(foreign).toEqual([]);
  });

  test('that had become elements would load nothing either: the policy of the page stops it', async () => {
    const { page } = stage.panel;
    canary.asked.length = 0;
    await page.evaluate(
      insertAll,
      vectors(canary.address).map(({ element }) => element),
    );
    await page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
    await knock('after-elements');
    // Chromium lets a prefetch go wherever a request to a model may go.
    const known = kind === 'chromium' ? ['/prefetch'] : [];
    expect(canary.asked.filter((path) => !known.includes(path))).toEqual(['/after-elements']);
  });
});
