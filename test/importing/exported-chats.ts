/** A conversation of two messages as ChatGPT exports it. */
export function exportedChat(id: string, question = 'Why?') {
  return {
    id,
    conversation_id: id,
    title: `About ${id}`,
    create_time: 1_700_000_000.5,
    update_time: 1_700_000_100.5,
    current_node: 'b',
    mapping: {
      root: { id: 'root', parent: null, children: ['a'], message: null },
      a: node('a', 'root', 'user', question, ['b']),
      b: node('b', 'a', 'assistant', 'Because.', []),
    },
  };
}

function node(id: string, parent: string, role: string, text: string, children: string[]) {
  const content = { content_type: 'text', parts: [text] };
  const message = { id, author: { role }, create_time: 1_700_000_001, content, metadata: {} };
  return { id, parent, children, message };
}
