import type { FileProblem } from './problem';

/** What Aside takes from a file. Beyond these a panel would stand still, or no provider would take the request. */
export const fileLimits = {
  /** Bytes of a picture as it was taken: it is scaled before it is sent. */
  pictureBytes: 60_000_000,
  /** Bytes of a picture as it is sent: Anthropic takes 5 MB, counted in base64. */
  sentPictureBytes: 3_700_000,
  /** Pixels of a picture; a decoded one takes four bytes for each. */
  picturePixels: 120_000_000,
  /** Bytes of a PDF: Anthropic takes requests of 32 MB, counted in base64. */
  pdfBytes: 22_000_000,
  pdfPages: 1_000,
  /** Milliseconds that a PDF may take to be read. */
  pdfTime: 60_000,
  /** Bytes of a text file. */
  textBytes: 4_000_000,
  /** Characters of text, from whatever file. */
  textLength: 2_000_000,
  /** Files of one message: more pictures than that Anthropic takes only if they are small. */
  filesPerMessage: 20,
  /** Bytes of all files of one message: Anthropic takes requests of 32 MB, counted in base64. */
  messageBytes: 22_000_000,
};

/** Characters from which on pasted text becomes a file: a composer is no place to read so much. */
export const longPaste = 10_000;

/** What forbids to attach one file more to a message, with so many bytes each; undefined for nothing. */
export function problemTogether(attachedBytes: readonly number[], bytes: number): FileProblem | undefined {
  const { filesPerMessage, messageBytes } = fileLimits;
  if (attachedBytes.length >= filesPerMessage) return { kind: 'too-many-files', limit: filesPerMessage };
  const together = attachedBytes.reduce((sum, size) => sum + size, bytes);
  if (together > messageBytes)
    return { kind: 'too-large-together', bytes: together, limitBytes: messageBytes };
  return undefined;
}
