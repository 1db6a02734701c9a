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
};

/** Characters from which on pasted text becomes a file: a composer is no place to read so much. */
export const longPaste = 10_000;
