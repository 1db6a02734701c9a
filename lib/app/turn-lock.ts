/** The lock that a window holds while it has a turn in the conversation. */
export function lockOf(conversationId: string): string {
  return `aside conversation ${conversationId}`;
}
