import { expect } from 'vitest';
import { page } from 'vitest/browser';
import { attachmentsOf, choose, pdfFile, photograph, textFile } from './attaching';
import { articles, newProfile, send } from './profile';

const longName = 'a-very-long-name-without-any-place-to-break-it'.repeat(3);

/** A draft with everything that can be attached, and a file that cannot be. */
export async function openDraftAttachments() {
  const profile = newProfile();
  const panel = await profile.openReady();
  const { items, list } = attachmentsOf(panel);
  await choose(
    await photograph(`${longName}.jpg`, 400, 600),
    pdfFile('The report of the year.pdf', ['The findings', '']),
    textFile(`${longName}.svg`, '<svg/>'),
  );
  await expect.element(items).toHaveLength(2);
  await expect.element(list.getByRole('alert')).toBeVisible();
  return { profile, panel };
}

/** A message with all of them. */
export async function openAttached() {
  const { profile, panel } = await openDraftAttachments();
  const reply = await send(profile, panel, 'Look at these');
  reply.say('Yes.');
  reply.end();
  await expect
    .element(articles(panel, 'Assistant').getByRole('button', { name: 'Regenerate' }))
    .toBeVisible();
  return panel;
}

/** A document over the panel. */
export async function openAttachment() {
  const panel = await openAttached();
  await articles(panel, 'You').getByRole('button', { name: 'Open The report of the year.pdf' }).click();
  await expect.element(page.getByRole('dialog')).toMatchTextContent('The findings');
}
