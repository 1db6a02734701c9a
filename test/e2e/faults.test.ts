import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Script } from '../model-server/script.ts';
import { browserKinds, casesIn, Stage, testKey, wires } from './harness.ts';

const [anthropic, , chat] = wires;

interface Fault {
  script: Script;
  says: string;
  /** Whether it is the browser's `fetch` that tells of it, and not what a server has answered. */
  isOfBrowser?: true;
}

/**
 * What goes wrong, and what the panel says. Errors that pass are tried three times before they are shown. A stall
 * takes a minute to be noticed, so it is tested with a clock of its own in test/providers.
 */
const faults: Fault[] = [
  { script: { status: 401 }, says: 'The API key was not accepted', isOfBrowser: true },
  { script: { status: 403 }, says: 'This key may not do that' },
  { script: { status: 404 }, says: 'Model not found' },
  { script: { status: 413 }, says: 'too large' },
  { script: { status: 429, retryAfter: '3600' }, says: 'Retry in 60 minutes.', isOfBrowser: true },
  { script: { status: 500, times: 3 }, says: 'The provider had a problem' },
  { script: { status: 529, times: 3 }, says: 'The model is overloaded' },
  { script: { error: 'no-credit' }, says: 'No credit left' },
  { script: { error: 'context-too-long' }, says: 'The conversation is too long for this model' },
  { script: { fault: 'cut', after: 5, speed: 50 }, says: 'The reply was cut off', isOfBrowser: true },
  { script: { fault: 'end', after: 5 }, says: 'The reply was cut off', isOfBrowser: true },
  { script: { fault: 'error', after: 5 }, says: 'The model is overloaded' },
  { script: { fault: 'malformed', after: 5 }, says: 'The reply could not be read' },
  { script: { instead: 'html' }, says: 'That is not a model’s answer' },
  { script: { instead: 'redirect' }, says: 'The server sent Aside elsewhere', isOfBrowser: true },
  { script: { text: '' }, says: 'The reply is empty' },
  { script: { ending: 'refusal' }, says: 'The model declined to answer' },
];

describe.each(browserKinds)('what goes wrong is said in %s', (kind) => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await Stage.set(kind);
    await stage.panel.configure(stage.connection(anthropic));
  });
  afterAll(() => stage?.strike());
  beforeEach(async () => {
    stage.server.reset();
    await stage.panel.newConversation();
  });

  test.each(casesIn(kind, faults, ({ isOfBrowser }) => isOfBrowser === true))(
    '$script: $says; Retry works',
    async ({ script, says }) => {
      stage.server.script(script);
      await stage.panel.send('My name is Ada.');
      const alert = await stage.panel.waitForAlert();
      expect(alert).toContain(says);
      expect(alert).not.toContain(testKey);

      await stage.panel.click('Retry');
      await stage.panel.waitForText('Your name is Ada.');
      expect(await stage.panel.ownMessages()).toEqual(['My name is Ada.']);
    },
  );

  test('Ollama, which refuses extensions: the line to set is shown', async () => {
    const connection = { ...stage.connection(chat), provider: 'Ollama' };
    await stage.panel.configure({ ...connection, baseUrl: `${stage.server.origin}/ollama/v1` });
    await stage.panel.newConversation();
    await stage.panel.send('Hello');
    expect(await stage.panel.waitForAlert()).toContain(
      'OLLAMA_ORIGINS=chrome-extension://*,moz-extension://*',
    );
  });

  test('no server at the address', async () => {
    await stage.panel.configure({ ...stage.connection(chat), baseUrl: 'http://127.0.0.1:9/v1' });
    await stage.panel.newConversation();
    await stage.panel.send('Hello');
    expect(await stage.panel.waitForAlert()).toContain('Cannot reach 127.0.0.1:9');
  });
});
