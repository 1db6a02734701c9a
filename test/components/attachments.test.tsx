import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { PageReading } from '@/lib/core/attachments/page-reading';
import type { ReadDocument } from '@/lib/platform/files/read-file';
import type { Pages } from '@/lib/platform/pages';
import { attachmentsOf, choose, drafted, drag, paste, pdfFile, pngFile, textFile } from './attaching';
import { articles, newProfile, send } from './profile';

describe('the ways in', () => {
  test('the menu beside the field opens the choice of files; several keep their order', async () => {
    const panel = await newProfile().openReady();
    const { items, field } = attachmentsOf(panel);
    let isAsked = false;
    document.querySelector('input[type=file]')?.addEventListener('click', (event) => {
      event.preventDefault();
      isAsked = true;
    });
    await panel.screen.getByRole('button', { name: 'Attach' }).click();
    await page.getByRole('menuitem', { name: 'Files or pictures' }).click();
    expect(isAsked).toBe(true);

    await choose(
      await pngFile('cat.png', 300, 200),
      textFile('notes.md', '# Notes'),
      pdfFile('report.pdf', ['One']),
    );

    await expect.element(items).toHaveLength(3);
    expect(drafted(panel).map((block) => block.type)).toEqual(['image', 'document', 'document']);
    await expect.element(items.nth(0)).toMatchTextContent('cat.png');
    await expect.element(items.nth(0)).toMatchTextContent(/300 × 200 · .*about \d+ tokens/);
    await expect.element(items.nth(2)).toMatchTextContent(/report.pdf1 page · .*about [\d.k]+ tokens/);
    await expect.element(field).toHaveFocus();
  });

  test('files can be dropped anywhere on the chat, which shows that it takes them', async () => {
    const panel = await newProfile().openReady();
    const { items } = attachmentsOf(panel);
    const files = [await pngFile('cat.png', 30, 20)];
    const top = panel.screen.getByRole('button', { name: 'Settings', exact: true }).element();
    expect(drag('dragover', files, top)).toBe(false);
    await expect.element(page.getByText('Drop to attach')).toBeVisible();
    drag('dragleave', files, top);
    await expect.element(page.getByText('Drop to attach')).not.toBeInTheDocument();

    drag('dragover', files, top);
    expect(drag('drop', files, top)).toBe(false);
    await expect.element(items).toMatchTextContent('cat.png');
    await expect.element(page.getByText('Drop to attach')).not.toBeInTheDocument();
  });

  test('a file that is dropped on the settings leads nowhere, not even out of the panel', async () => {
    const panel = await newProfile().openReady();
    await panel.screen.getByRole('button', { name: 'Settings', exact: true }).click();
    const heading = panel.screen.getByRole('heading', { name: 'Settings' });
    await expect.element(heading).toBeVisible();
    expect(drag('drop', [textFile('a.txt', 'a')], heading.element())).toBe(false);
    expect(panel.app.store.getState().fileReadings).toEqual({});
  });

  test('pictures and files can be pasted', async () => {
    const panel = await newProfile().openReady();
    const { items, field } = attachmentsOf(panel);
    expect(paste(field.element(), { files: [await pngFile('image.png', 30, 20)] })).toBe(false);
    await expect.element(items).toHaveLength(1);
    paste(field.element(), { files: [textFile('a.txt', 'Hello')], text: 'a.txt' });
    await expect.element(items).toHaveLength(2);
  });

  test('of a table that brings a picture of itself the text is pasted', async () => {
    const panel = await newProfile().openReady();
    const { field } = attachmentsOf(panel);
    const files = [await pngFile('image.png', 30, 20)];
    expect(paste(field.element(), { files, text: 'A\tB' })).toBe(true);
    expect(drafted(panel)).toEqual([]);
  });

  test('a very long text becomes a file, and there is a way back', async () => {
    const panel = await newProfile().openReady();
    const { items, list, field } = attachmentsOf(panel);
    const long = 'Words upon words. '.repeat(600);
    await field.fill('Sum this up:');
    expect(paste(field.element(), { text: 'short' })).toBe(true);
    expect(paste(field.element(), { text: long })).toBe(false);
    await expect.element(items).toMatchTextContent('Pasted text.txt');

    await panel.screen.getByRole('button', { name: 'Undo' }).click();
    await expect.element(field).toHaveValue(`Sum this up:\n\n${long}`);
    await expect.element(list).not.toBeInTheDocument();
  });

  test('a text file can be put into the message from where it is read', async () => {
    const panel = await newProfile().openReady();
    const { items, field } = attachmentsOf(panel);
    await choose(textFile('notes.txt', 'Milk and bread'));
    await items.getByRole('button', { name: 'Open notes.txt' }).click();
    const dialog = page.getByRole('dialog', { name: 'notes.txt' });
    await expect.element(dialog).toMatchTextContent('Milk and bread');
    await dialog.getByRole('button', { name: 'Put into the message' }).click();
    await expect.element(field).toHaveValue('Milk and bread');
    expect(drafted(panel)).toEqual([]);
  });
});

describe('before it is sent', () => {
  test('an attachment is removed by its button or with Delete, and one writes on', async () => {
    const panel = await newProfile().openReady();
    const { items, list, field } = attachmentsOf(panel);
    await choose(textFile('a.txt', 'A'), textFile('b.txt', 'B'));
    await items.nth(0).getByRole('button', { name: 'Remove a.txt' }).click();
    await expect.element(items).toHaveLength(1);
    await expect.element(field).toHaveFocus();
    await userEvent.tab({ shift: true });
    await userEvent.tab({ shift: true });
    await expect.element(items.getByRole('button', { name: 'Open b.txt' })).toHaveFocus();
    await userEvent.keyboard('{Delete}');
    await expect.element(list).not.toBeInTheDocument();
    await expect.element(field).toHaveFocus();
  });

  test('sending waits until a file is read, and reading can be stopped', async () => {
    const waiting: { resolve: (read: ReadDocument) => void; signal: AbortSignal }[] = [];
    const panel = await newProfile().openReady({
      readFile: (_, { signal }) => new Promise((resolve) => waiting.push({ resolve, signal })),
    });
    const { list, field, sendButton } = attachmentsOf(panel);
    await field.fill('What is in it?');
    await choose(textFile('slow.txt', 'x'), textFile('slower.txt', 'y'));
    await expect.element(list.getByRole('status', { name: 'Reading slow.txt' })).toBeVisible();
    await expect.element(sendButton).toBeDisabled();
    await expect.element(sendButton).toHaveAttribute('title', 'A file is still being read.');
    await userEvent.keyboard('{Enter}');
    await expect.element(field).toHaveValue('What is in it?');

    await list.getByRole('button', { name: 'Stop reading slow.txt' }).click();
    await expect.element(list.getByRole('listitem')).toHaveLength(1);
    expect(waiting[0]?.signal.aborted).toBe(true);
    waiting[0]?.resolve({ kind: 'document', data: new Blob(['x'], { type: 'text/plain' }), text: 'x' });
    await expect.poll(() => waiting.length).toBe(2);
    waiting[1]?.resolve({ kind: 'document', data: new Blob(['y'], { type: 'text/plain' }), text: 'y' });
    await expect.element(sendButton).toBeEnabled();
    expect(drafted(panel)).toMatchObject([{ name: 'slower.txt', text: 'y' }]);
  });

  test('sending waits until a page is read', async () => {
    let finish: (reading: PageReading) => void = () => {};
    const pages: Pages = {
      read: () => new Promise((resolve) => (finish = resolve)),
      requestConsent: async () => false,
      requestEverySite: async () => false,
    };
    const panel = await newProfile().openReady({ pages });
    const { field, sendButton } = attachmentsOf(panel);
    await field.fill('What is on it?');
    void panel.app.addPage('page');
    await expect.element(sendButton).toBeDisabled();
    await userEvent.keyboard('{Enter}');
    await expect.element(field).toHaveValue('What is on it?');
    finish({ kind: 'read', title: 'A page', address: 'https://a.test/', text: 'Words.', wholeLength: 6 });
    await expect.element(sendButton).toBeEnabled();
    expect(drafted(panel)).toMatchObject([{ type: 'page', title: 'A page' }]);
  });

  test('what it takes shows in the meter, and goes with it', async () => {
    const panel = await newProfile().openReady();
    const { items, list } = attachmentsOf(panel);
    const meter = panel.screen.getByRole('meter', { name: 'Context' });
    const tokens = () => Number(meter.element().getAttribute('aria-valuenow'));
    const before = tokens();
    await choose(await pngFile('cat.png', 900, 600));
    await expect.element(items).toMatchTextContent(/about 7\d0 tokens/);
    await expect.poll(() => tokens() - before).toBeGreaterThan(700);
    await items.getByRole('button', { name: 'Remove cat.png' }).click();
    await expect.element(list).not.toBeInTheDocument();
    await expect.poll(tokens).toBe(before);
  });

  test('a model that takes no pictures is named', async () => {
    const profile = newProfile();
    const panel = await profile.openReady();
    const { app } = panel;
    await choose(await pngFile('cat.png', 30, 20));
    await expect.element(attachmentsOf(panel).items).toHaveLength(1);
    await app.saveSettings(app.store.getState().conversationId, 'openai', {
      model: { providerId: 'openai', model: 'gpt-3.5-turbo', name: 'Old Model' },
      baseUrl: 'https://api.openai.com/v1',
      key: 'sk-test-0123456789',
    });
    await expect
      .element(panel.screen.getByText('Old Model takes no pictures. Choose another model, or remove them.'))
      .toBeVisible();
  });
});

describe('in the message', () => {
  test('pictures and documents are shown, and open; Escape closes and leads back', async () => {
    const profile = newProfile();
    const panel = await profile.openReady();
    const { items, list } = attachmentsOf(panel);
    await choose(await pngFile('cat.png', 300, 200), pdfFile('report.pdf', ['The findings']));
    await expect.element(items).toHaveLength(2);
    const { request } = await send(profile, panel, 'Look at these');
    await expect.element(list).not.toBeInTheDocument();
    expect(request.messages.at(-1)?.content.map(({ type }) => type)).toEqual(['image', 'document', 'text']);

    const message = articles(panel, 'You');
    const picture = message.getByRole('button', { name: 'Open cat.png' });
    await picture.click();
    const dialog = page.getByRole('dialog', { name: 'cat.png' });
    await expect.element(dialog.getByRole('img', { name: 'cat.png' })).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(dialog).not.toBeInTheDocument();
    await expect.element(picture).toHaveFocus();

    await message.getByRole('button', { name: 'Open report.pdf' }).click();
    await expect.element(page.getByRole('dialog', { name: 'report.pdf' })).toMatchTextContent('The findings');
    await page.getByRole('button', { name: 'Close' }).click();
  });

  test('a picture alone can be sent, without a word', async () => {
    const profile = newProfile();
    const panel = await profile.openReady();
    const { field, sendButton } = attachmentsOf(panel);
    await choose(await pngFile('cat.png', 300, 200));
    await expect.element(sendButton).toBeEnabled();
    await field.click();
    await userEvent.keyboard('{Enter}');
    const { request } = await profile.provider.nextReply();
    expect(request.messages[0]?.content).toMatchObject([{ type: 'image', name: 'cat.png' }]);
    await expect.element(articles(panel, 'You').getByRole('button', { name: 'Open cat.png' })).toBeVisible();
  });
});
