import { createHighlightWorker } from '@/lib/highlight/create-worker';
import { createHighlighter } from '@/lib/highlight/highlighter';
import { systemClock } from '@/lib/platform/clock';

/** Finds the colours of code, away from the page, which goes on meanwhile. To be loaded when there is code to show. */
export const highlight = createHighlighter({ createWorker: createHighlightWorker, clock: systemClock });
