import { useAppState } from '../app-context';

/** Whether this window is receiving a reply in a conversation: its branch must not change meanwhile. */
export function useIsReceiving(conversationId: string): boolean {
  return useAppState(({ replies }) =>
    Object.values(replies).some((reply) => reply.conversationId === conversationId && !reply.hasEnded),
  );
}
