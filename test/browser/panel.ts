import type { ElementHandle, Page } from 'puppeteer-core';
import type { BrowserKind } from './find-browser.ts';
import './named-elements.ts';
import { patience, until } from './panel-browser.ts';

const importChooser = 'input[type="file"][aria-label="Choose files …"]';

/** What to write into the settings; what is absent stays as it is. */
export interface Connection {
  /** The provider's name as the panel shows it: `Anthropic`, `OpenAI`, `OpenAI-compatible`. */
  provider?: string;
  baseUrl?: string;
  key?: string;
  model?: string;
  systemPrompt?: string;
}

interface Messages {
  own: string[];
  replies: string[];
  /** All that the list shows, notes and errors included. */
  all: string;
  isReplying: boolean;
}

/**
 * The panel as a person uses it, by role and accessible name only. These names are a contract, listed in
 * CONTRIBUTING.md; this is the one file of the end-to-end tests that knows them.
 */
export class Panel {
  readonly page: Page;
  readonly #isFirefox: boolean;

  constructor(page: Page, kind: BrowserKind = 'chromium') {
    this.page = page;
    this.#isFirefox = kind === 'firefox';
    page.setDefaultTimeout(patience);
  }

  /** Waits for the first-run page, or the field to write in. */
  async ready(): Promise<this> {
    await until('the panel to be ready', async () =>
      (await this.isFirstRun()) || (await this.has('textbox', 'Message')) ? true : undefined,
    );
    return this;
  }

  async isFirstRun(): Promise<boolean> {
    return this.has('button', 'Local server');
  }

  async has(role: string, name: string): Promise<boolean> {
    return (await this.page.$(this.#named(role, name))) !== null;
  }

  async click(name: string, role = 'button'): Promise<void> {
    await this.page.locator(this.#named(role, name)).click();
  }

  /** Replaces the text of a field at once, as pasting would; a driver's key by key takes long. */
  async fill(name: string, text: string): Promise<void> {
    const field = await this.field(name);
    await field.evaluate((element, inserted) => {
      if (!(element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement)) return;
      element.focus();
      element.select();
      document.execCommand(inserted === '' ? 'delete' : 'insertText', false, inserted);
    }, text);
  }

  /** Writes a message and sends it with Enter; does not wait for the reply. */
  async send(text: string): Promise<void> {
    await this.fill('Message', text);
    await this.page.keyboard.press('Enter');
  }

  /** Attaches files, as choosing them in the browser's dialog would, and waits until they are read. */
  async attach(...paths: string[]): Promise<void> {
    const chooser = await this.#appears('input[type="file"]');
    await (chooser as ElementHandle<HTMLInputElement>).uploadFile(...paths);
    await until('the files to be read', async () => {
      const attached = await this.page.$$('ul[aria-label="Attachments"] button[aria-label^="Open "]');
      return attached.length >= paths.length ? true : undefined;
    });
  }

  /** Goes to the page about one's data, by its command. */
  async openData(): Promise<void> {
    await this.page.keyboard.down('Control');
    await this.page.keyboard.press('k');
    await this.page.keyboard.up('Control');
    await this.#appears('dialog[open] [role="combobox"]');
    await this.page.keyboard.type('Import conversations');
    await this.#appears('dialog[open] [role="option"]:only-child[aria-selected="true"]');
    await this.page.keyboard.press('Enter');
  }

  /** Goes to the page about one's data and chooses files to import, as the browser's dialog would. */
  async chooseImport(...paths: string[]): Promise<void> {
    await this.openData();
    const chooser = await this.#appears(importChooser);
    await (chooser as ElementHandle<HTMLInputElement>).uploadFile(...paths);
  }

  /** Sends a message, waits for the end of the reply and returns it. */
  async ask(text: string): Promise<string> {
    const earlier = (await this.replies()).length;
    await this.send(text);
    return this.waitForReply(earlier + 1);
  }

  /** Waits until there are this many replies and the last one has ended. */
  async waitForReply(count: number): Promise<string> {
    return until(`reply number ${count}`, async () => {
      const { replies, isReplying } = await this.messages();
      return replies.length >= count && !isReplying ? replies.at(-1) : undefined;
    });
  }

  /** Waits until the text is somewhere among the messages. */
  async waitForText(text: string): Promise<void> {
    await until(`the text “${text}”`, async () => ((await this.log()).includes(text) ? true : undefined));
  }

  /** Whether a reply is arriving, here or in another window. */
  async isReplying(): Promise<boolean> {
    return (await this.messages()).isReplying;
  }

  async replies(): Promise<string[]> {
    return (await this.messages()).replies;
  }

  async ownMessages(): Promise<string[]> {
    return (await this.messages()).own;
  }

  async lastReply(): Promise<string> {
    return (await this.replies()).at(-1) ?? '';
  }

  /** All that the list of messages shows. */
  async log(): Promise<string> {
    return (await this.messages()).all;
  }

  /**
   * The list of messages as it is laid out at one moment: paragraphs and list entries on lines of their own. A reply
   * that shows nothing at all is still arriving. Read in one go, because this is asked again and again.
   */
  private messages(): Promise<Messages> {
    return this.page.evaluate(() => {
      const log = document.querySelector<HTMLElement>('[role="log"][aria-label="Messages"]');
      const shownText = ({ innerText }: HTMLElement) => innerText.trim();
      const articles = (name: string) =>
        Array.from(log?.querySelectorAll<HTMLElement>(`article[aria-label="${name}"]`) ?? []);
      return {
        own: articles('You').map(shownText),
        replies: articles('Assistant').map(shownText),
        all: log ? shownText(log) : '',
        isReplying: articles('Assistant').some((one) => one.ariaBusy === 'true' || shownText(one) === ''),
      };
    });
  }

  /** The text of the error that is shown; waits for one. */
  async waitForAlert(): Promise<string> {
    return until('an error message', async () => {
      const alerts = await this.page.$$eval('[role="alert"]', (elements) =>
        elements.map((element) => element.textContent.trim()),
      );
      return alerts.filter((text) => text !== '').at(-1);
    });
  }

  async newConversation(): Promise<void> {
    await this.click('New conversation');
    await until('an empty conversation', async () =>
      (await this.ownMessages()).length === 0 ? true : undefined,
    );
  }

  /** Has the older turns summarized, all but so many, and waits for the card. */
  async summarize(keepTurns: number): Promise<void> {
    await this.click('More');
    await this.page.locator(this.#named('menuitem', 'Summarize older turns')).click();
    await this.fill('Keep the last', keepTurns.toString());
    await this.click('Summarize');
    await until('the summary', async () => ((await this.summary()) === '' ? undefined : true));
  }

  /** Exports the conversation as it is offered at first, and gives what is said when that is done. */
  async exportConversation(): Promise<string> {
    await this.click('More');
    await this.page.locator(this.#named('menuitem', 'Export …')).click();
    return this.#finishExport();
  }

  /** Exports everything from the page about one's data, and gives what is said when that is done. */
  async exportAll(): Promise<string> {
    await this.openData();
    await this.click('Export all conversations …');
    return this.#finishExport();
  }

  async #finishExport(): Promise<string> {
    await this.click('Export');
    const ended = await until('the end of the export', async () => {
      const said = await this.page.$('dialog [role="status"]');
      const text = await said?.evaluate((status) => status.textContent);
      return text?.includes(' exported to ') ? text : undefined;
    });
    await this.click('Close');
    return ended;
  }

  /** Pins the first message that is shown. */
  async pin(): Promise<void> {
    await this.click('More about this message');
    await this.page.locator(this.#named('menuitem', 'Pin')).click();
    await this.waitForText('Pinned');
  }

  /** What the card of the summary says; empty if there is none. */
  summary(): Promise<string> {
    return this.page.evaluate(
      () => document.querySelector<HTMLElement>('article[aria-label^="Summary of"]')?.innerText ?? '',
    );
  }

  /** Chooses that only so many turns are sent besides the newest. */
  async sendOnlyLastTurns(turns = 1): Promise<void> {
    await this.click('What is sent');
    await this.page.locator(this.#named('radio', 'Last turns')).click();
    await this.fill('Turns', turns.toString());
    await this.click('Back');
  }

  async openSettings(): Promise<void> {
    if (await this.isFirstRun()) await this.click('Local server');
    else await this.click('Settings');
    await this.page.waitForSelector(this.#named('button', 'Save'));
  }

  /** Reads one field of the settings and goes back. */
  async setting(name: string): Promise<string> {
    await this.openSettings();
    const field = await this.field(name);
    const value = await field.evaluate((element) =>
      element instanceof HTMLInputElement ? element.value : '',
    );
    await this.click('Save');
    await this.page.waitForSelector(this.#named('textbox', 'Message'));
    return value;
  }

  /** Fills in the settings, saves them, and waits for the field to write in. */
  async configure(connection: Connection): Promise<void> {
    await this.openSettings();
    if (connection.provider !== undefined) await this.choose('Provider', connection.provider);
    if (connection.baseUrl !== undefined) await this.fill('Base URL', connection.baseUrl);
    if (connection.key !== undefined) await this.fill('API key', connection.key);
    if (connection.model !== undefined) await this.fill('Model', connection.model);
    // Leaves the field, so that its list of suggestions closes.
    await this.page.keyboard.press('Tab');
    if (connection.systemPrompt !== undefined) await this.fill('System prompt', connection.systemPrompt);
    await this.click('Save');
    await this.page.waitForSelector(this.#named('textbox', 'Message'));
  }

  private async choose(name: string, option: string): Promise<void> {
    const field = await this.field(name);
    const value = await field.evaluate((element, wanted) => {
      if (!(element instanceof HTMLSelectElement)) return undefined;
      return Array.from(element.options).find((candidate) => candidate.label === wanted)?.value;
    }, option);
    if (value === undefined) throw new Error(`The list “${name}” has no entry “${option}”.`);
    await field.select(value);
  }

  /** A field of a form by its name; what is no field may have the same name. */
  private async field(name: string): Promise<ElementHandle> {
    return until(`the field “${name}”`, async () => {
      if (this.#isFirefox) return (await this.page.$(`named/field ${name}`)) ?? undefined;
      for (const element of await this.page.$$(`aria/${name}`)) {
        if (await element.evaluate((node) => node.matches('input, textarea, select'))) return element;
      }
      return undefined;
    });
  }

  #appears(selector: string): Promise<ElementHandle> {
    return until(selector, async () => (await this.page.$(selector)) ?? undefined);
  }

  #named(role: string, name: string): string {
    return this.#isFirefox ? `named/${role} ${name}` : `::-p-aria([name="${name}"][role="${role}"])`;
  }
}
