/**
 * Fills the database of the page that it is put into, through the product's own storage code: the runner bundles it
 * and puts it into a page of the extension.
 */
import type { ModelChoice } from '@/lib/core/conversation';
import { openDatabase } from '@/lib/storage/database';
import { changeSettings } from '@/lib/storage/settings';
import { realisticTexts } from '../realistic-texts';
import { seededRandom } from '../seeded-random';
import { makeConversation, storeMade } from './made-conversations';

const model: ModelChoice = { providerId: 'compatible', model: 'bench-model', name: 'Bench Model' };

const vocabulary =
  'the a and then of to in that it with for as on at by this from we have when there which time only new more about would people into could first some what over after most where also many before through how long little own good world know take place year live work back give under last right look still between never same another while might great old line turn help show every'.split(
    ' ',
  );

function textWith(random: () => number, index: number): string {
  const words = (count: number) =>
    Array.from({ length: count }, () => vocabulary[Math.floor(random() * vocabulary.length)]).join(' ');
  if (index % 2 === 0) return `${words(5 + Math.floor(random() * 30))}?`;
  return `${words(20 + Math.floor(random() * 60))}.\n\n- **${words(3)}** ${words(8)}\n- \`${words(1)}\` ${words(6)}\n`;
}

/** Chooses a model at this address, so that the panel shows a chat. */
export async function setUp(baseUrl: string): Promise<void> {
  const database = await openDatabase(() => {});
  await changeSettings(database, () => ({ model, baseUrls: { [model.providerId]: baseUrl } }));
  database.close();
}

/** Stores so many conversations of so many messages each; their ids begin with `name`. */
export function fill(name: string, conversationCount: number, messageCount: number): Promise<void> {
  return store(name, conversationCount, messageCount, (number) => {
    const random = seededRandom(number + messageCount);
    return Array.from({ length: messageCount }, (_, index) => textWith(random, index));
  });
}

/** The same with texts in several languages, of 600 characters on average. */
export function fillRealistic(name: string, conversationCount: number, messageCount: number): Promise<void> {
  const { conversation } = realisticTexts(seededRandom(7));
  return store(name, conversationCount, messageCount, () => conversation(messageCount));
}

async function store(
  name: string,
  conversationCount: number,
  messageCount: number,
  textsOf: (number: number) => readonly string[],
): Promise<void> {
  const database = await openDatabase(() => {});
  const batch = Math.max(1, Math.floor(2_000 / messageCount));
  for (let first = 0; first < conversationCount; first += batch) {
    const made = Array.from({ length: Math.min(batch, conversationCount - first) }, (_, offset) => {
      const number = first + offset;
      const texts = textsOf(number);
      return makeConversation({
        id: `${name} ${number}`,
        messageCount,
        model,
        textOf: (index) => texts[index] ?? '',
        startedAt: Date.now() - (conversationCount - number - 1) * 3_600_000,
      });
    });
    await storeMade(database, made);
  }
  database.close();
}

/** The conversation that the next panel shows; null for a new one. */
export async function showNext(id: string | null): Promise<void> {
  const database = await openDatabase(() => {});
  await changeSettings(database, () => ({ lastConversationId: id }));
  database.close();
}
