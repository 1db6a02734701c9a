import { useEffect, useState } from 'react';
import { useApp, useWatched } from '../app-context';

/**
 * An address for the stored bytes of an attachment, for as long as the component is there; undefined until they are
 * read, null if they are not stored any more.
 */
export function useAttachmentUrl(id: string): string | null | undefined {
  const app = useApp();
  const found = useWatched(app.watchAttachment, id);
  const [made, setMade] = useState<{ data: Blob; url: string }>();
  const data = found?.value;
  useEffect(() => {
    if (!data) return;
    const url = URL.createObjectURL(data);
    setMade({ data, url });
    return () => URL.revokeObjectURL(url);
  }, [data]);
  if (found && !data) return null;
  return data && made?.data === data ? made.url : undefined;
}
