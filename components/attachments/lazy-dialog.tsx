import { type ComponentProps, lazy, Suspense } from 'react';
import type { AttachmentView } from './attachment-view';

const View = lazy(async () => ({ default: (await import('./attachment-view')).AttachmentView }));

/** An attachment in full, over the panel; loaded when it is first asked for. */
export function AttachmentDialog(props: ComponentProps<typeof AttachmentView>) {
  return (
    <Suspense>
      <View {...props} />
    </Suspense>
  );
}
