/** Passing messages at the edge of the panel. */
export const notices = {
  attachmentNotStored: (name: string) =>
    `“${name}” could not be stored, so it was not attached. The browser may be out of disk space.`,
  attachmentMissing: 'Nothing was sent: an attachment is no longer stored. Attach it again.',
};
