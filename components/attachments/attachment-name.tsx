import { nameParts } from '@/lib/core/files/file-name';

/** A file's name on one line; what does not fit is left out of its middle, so that its ending is always seen. */
export function AttachmentName({ name }: { name: string }) {
  const { start, end } = nameParts(name);
  return (
    <bdi title={name} className="flex min-w-0 max-w-full whitespace-pre">
      <span className="truncate">{start}</span>
      {end && <span className="shrink-0">{end}</span>}
    </bdi>
  );
}
