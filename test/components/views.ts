import { expect } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { openAttached, openAttachment, openDraftAttachments } from './attachment-views';
import { openCannotStart, openDeletion, openEnded, openFindings, openWorking } from './data-views';
import { openEarlierDialog } from './earlier-views';
import { openImportedParts } from './imported-views';
import { articles, chooseFor, converse, newProfile, type Panel, send } from './profile';
import {
  openSummaryCard,
  openSummaryEditor,
  openSummaryFailure,
  openSummaryOffer,
  openSummaryPlan,
  openSummaryRunning,
} from './summary-views';

const richReply = [
  '# A title',
  'Some *text* with `code` and [a link](https://example.com).',
  '- one\n- two',
  '| Animal | Sound | How often in a day | Where it can be heard | Who has heard it |\n| --- | --- | --- | --- | --- |\n| Cat | Purr | Very often | Indoors | Nearly everybody |',
  '```ts\nconst answer = "a rather long line of code that does not fit into a narrow panel at all";\n```',
  '> A quote',
  'AVeryLongWordWithoutAnyPlaceToBreakItSuchAsAnAddressOrAKeyOrAHashThatSomebodyPasted'.repeat(2),
].join('\n\n');

async function openConversation(): Promise<Panel> {
  const profile = newProfile();
  const panel = await profile.openReady();
  await converse(profile, panel, 'Show me everything', richReply);
  const failed = await send(profile, panel, 'Once more');
  failed.fail({ kind: 'origin-refused', host: '127.0.0.1:11434' });
  await expect.element(panel.screen.getByRole('alert')).toBeVisible();
  return panel;
}

const longWord = richReply.slice(-83);

async function openResults(typed: string): Promise<void> {
  const { screen } = await openConversation();
  await screen.getByRole('button', { name: 'Conversations', exact: true }).click();
  await screen.getByRole('textbox', { name: 'Search all conversations' }).fill(typed);
  await expect
    .element(screen.getByRole('region', { name: 'Search results' }))
    .toHaveAttribute('aria-busy', 'false');
}

async function openFindBar(typed: string, says: string): Promise<void> {
  const { screen } = await openConversation();
  await userEvent.keyboard('{Control>}f{/Control}');
  await screen.getByRole('textbox', { name: 'Find in this conversation' }).fill(typed);
  await expect.element(screen.getByRole('status', { name: 'Places found' })).toMatchTextContent(says);
}

async function openSettings(): Promise<void> {
  const { screen } = await newProfile().openReady();
  await screen.getByRole('button', { name: 'Settings', exact: true }).click();
  await screen.getByText('Limits and price').click();
  await screen.getByRole('textbox', { name: 'Base URL' }).fill('http://example.com');
}

async function openList(): Promise<void> {
  const { screen } = await openConversation();
  await screen.getByRole('button', { name: 'Conversations', exact: true }).click();
  await expect.element(screen.getByRole('navigation', { name: 'Conversations' })).toBeVisible();
}

async function openWhatIsSent(): Promise<void> {
  const { screen } = await openConversation();
  await screen.getByRole('button', { name: 'What is sent' }).click();
  await expect.element(screen.getByRole('heading', { name: 'What is sent' })).toBeVisible();
}

async function openMenu(): Promise<void> {
  const { screen } = await openConversation();
  await screen.getByRole('button', { name: 'More', exact: true }).click();
  await expect.element(page.getByRole('menuitem', { name: 'Rename' })).toBeVisible();
}

async function openMessageMenu(): Promise<void> {
  const panel = await openConversation();
  await articles(panel, 'Assistant').first().getByRole('button', { name: 'More about this message' }).click();
  await expect.element(page.getByRole('menuitem', { name: 'What was sent' })).toBeVisible();
}

async function openRecord(): Promise<void> {
  const panel = await openConversation();
  await chooseFor(articles(panel, 'Assistant').first(), 'What was sent');
  await expect.element(page.getByRole('dialog', { name: 'What was sent' })).toBeVisible();
}

async function openNotice(): Promise<void> {
  const { screen } = await openConversation();
  await screen.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Start over' }).click();
  await expect.element(screen.getByRole('button', { name: 'Undo' })).toBeVisible();
}

async function openData(): Promise<void> {
  const { app, screen } = await openConversation();
  app.show('data');
  await expect.element(screen.getByRole('region', { name: 'Export' })).toBeVisible();
}

async function openExport(): Promise<void> {
  const { app } = await openConversation();
  app.showExport({ ids: [app.store.getState().conversationId], title: longWord });
  await page.getByRole('switch', { name: 'Protect it with a passphrase' }).click();
  await expect.element(page.getByRole('textbox', { name: 'Passphrase' })).toHaveFocus();
}

async function openPalette(): Promise<void> {
  await openConversation();
  await userEvent.keyboard('{Control>}k{/Control}');
  await expect.element(page.getByRole('combobox', { name: 'Search for a command' })).toHaveFocus();
}

async function openShortcuts(): Promise<void> {
  await openConversation();
  await userEvent.keyboard('{Control>}/{/Control}');
  await expect.element(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
}

async function openFirstRun(): Promise<Panel> {
  const panel = await newProfile().open();
  await expect.element(panel.screen.getByRole('button', { name: 'Anthropic', exact: true })).toBeVisible();
  return panel;
}

/** Everything that Aside shows, with the text that makes it as large as it gets. */
export const views: readonly { view: string; open: () => Promise<unknown> }[] = [
  { view: 'commands', open: openPalette },
  { view: 'keyboard shortcuts', open: openShortcuts },
  { view: 'attachments of the next message', open: openDraftAttachments },
  { view: 'message with attachments', open: openAttached },
  { view: 'attachment in full', open: openAttachment },
  { view: 'imported conversation', open: openImportedParts },
  { view: 'earlier version of a message', open: openEarlierDialog },
  { view: 'first run', open: openFirstRun },
  { view: 'settings', open: openSettings },
  { view: 'empty conversation', open: () => newProfile().openReady() },
  { view: 'conversation', open: openConversation },
  { view: 'list of conversations', open: openList },
  { view: 'search results', open: () => openResults('e') },
  { view: 'search without results', open: () => openResults(`${longWord}!`) },
  { view: 'find in the conversation', open: () => openFindBar('o', 'of') },
  { view: 'find without results', open: () => openFindBar(longWord.repeat(3), 'Nothing found') },
  { view: 'what is sent', open: openWhatIsSent },
  { view: 'menu', open: openMenu },
  { view: 'menu of a message', open: openMessageMenu },
  { view: 'record of what was sent', open: openRecord },
  { view: 'notice with Undo', open: openNotice },
  { view: 'data', open: openData },
  { view: 'data with damage and files to import', open: openFindings },
  { view: 'data while everything is under way', open: openWorking },
  { view: 'data when everything has ended', open: openEnded },
  { view: 'deletion of everything', open: openDeletion },
  { view: 'data that cannot be opened', open: openCannotStart },
  { view: 'choices of an export', open: openExport },
  { view: 'plan of a summary', open: openSummaryPlan },
  { view: 'summary with everything open', open: openSummaryCard },
  { view: 'editor of a summary', open: openSummaryEditor },
  { view: 'summary on its way', open: openSummaryRunning },
  { view: 'summary that failed', open: openSummaryFailure },
  { view: 'offer of a summary', open: openSummaryOffer },
];
