import type { ArchivedConversation } from './archived-conversation';
import type { ArchiveProblem, ProblemCode } from './check';

/** What is wrong with how the parts of a conversation name each other; undefined if nothing is. */
export function referenceProblem(archived: ArchivedConversation, place: string): ArchiveProblem | undefined {
  const { conversation, messages } = archived;
  const ids = new Set<string>();
  let lastSeq = -Infinity;
  for (const [index, message] of messages.entries()) {
    const found = (field: string, code: ProblemCode) => ({
      place: `${place}.messages[${index}].${field}`,
      code,
    });
    if (message.seq <= lastSeq || message.seq >= conversation.nextSeq) return found('seq', 'not-rising');
    if (message.parentId !== null && !ids.has(message.parentId)) return found('parentId', 'no-message');
    ids.add(message.id);
    lastSeq = message.seq;
  }
  const problem = partProblem(archived, place);
  if (problem || conversation.headId === null || ids.has(conversation.headId)) return problem;
  return { place: `${place}.conversation.headId`, code: 'no-message' };
}

/** Whether each part has an id of its own and names this conversation. */
function partProblem(archived: ArchivedConversation, place: string): ArchiveProblem | undefined {
  for (const list of ['messages', 'summaries', 'requests'] as const) {
    const ids = new Set<string>();
    for (const [index, { id, conversationId }] of archived[list].entries()) {
      const here = `${place}.${list}[${index}]`;
      if (ids.has(id)) return { place: `${here}.id`, code: 'repeated' };
      if (conversationId !== archived.conversation.id) {
        return { place: `${here}.conversationId`, code: 'other-conversation' };
      }
      ids.add(id);
    }
  }
  return undefined;
}
